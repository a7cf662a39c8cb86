import { UsageError } from '../errors/usage-error.ts';
import { wholeNumber } from './whole-number.ts';

/**
 * A reader for an option that takes two whole numbers with a comma between, each from 1.
 *
 * @example
 * pairOfSizes('--synthetic', 'n,d')('100,20'); // [100, 20]
 */
export function pairOfSizes(option: string, names: string): (text: string) => readonly [number, number] {
  const read = wholeNumber(option, 1);
  return (text) => {
    const parts = text.split(',');
    if (parts.length === 2) return [read(parts[0]), read(parts[1])];
    throw new UsageError(`${option} must be two whole numbers ${names}, got ${text === '' ? "''" : text}`);
  };
}
