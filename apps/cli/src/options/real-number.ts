import { UsageError } from '../errors/usage-error.ts';

/** Where a real number may lie, and how that is said. */
export interface RealRange {
  readonly allowed: string;
  readonly holds: (value: number) => boolean;
}

export const positive: RealRange = { allowed: 'a positive finite number', holds: (value) => value > 0 };
export const nonNegative: RealRange = {
  allowed: 'a finite number of at least 0',
  holds: (value) => value >= 0,
};
export const belowOne: RealRange = {
  allowed: 'a number of at least 0 and below 1',
  holds: (v) => v >= 0 && v < 1,
};

export const betweenZeroAndOne: RealRange = {
  allowed: 'a number between 0 and 1',
  holds: (value) => value > 0 && value < 1,
};

const decimal = /^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?$/i;

/**
 * A reader for an option that takes a real number.
 *
 * @example
 * realNumber('--momentum', belowOne)('0.9'); // 0.9
 */
export function realNumber(option: string, range: RealRange): (text: string) => number {
  return (text) => {
    const value = decimal.test(text) ? Number(text) : NaN;
    if (Number.isFinite(value) && range.holds(value)) return value;
    throw new UsageError(`${option} must be ${range.allowed}, got ${text === '' ? "''" : text}`);
  };
}
