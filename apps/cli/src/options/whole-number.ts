import { UsageError } from '../errors/usage-error.ts';

/**
 * A reader for an option that takes a whole number from `low` to `high`.
 *
 * Decimal digits only, so that `0x10`, `1e3`, `5.0` and `NaN` are refused.
 *
 * @example
 * wholeNumber('--keep', 1)('3'); // 3
 * wholeNumber('--keep', 1)('0'); // UsageError: --keep must be a whole number of at least 1, got 0
 */
export function wholeNumber(
  option: string,
  low: number,
  high = Number.MAX_SAFE_INTEGER,
): (text: string) => number {
  const range = high === Number.MAX_SAFE_INTEGER ? `of at least ${low}` : `from ${low} to ${high}`;
  return (text) => {
    const value = /^-?[0-9]+$/.test(text) ? Number(text) : NaN;
    if (Number.isSafeInteger(value) && value >= low && value <= high) return value;
    throw new UsageError(`${option} must be a whole number ${range}, got ${text === '' ? "''" : text}`);
  };
}
