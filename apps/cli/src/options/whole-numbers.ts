import { wholeNumber } from './whole-number.ts';

/**
 * A reader for an option that takes whole numbers with commas between, each from `low` to `high`;
 * gives each once, in rising order.
 *
 * @example
 * wholeNumbers('--keep', 1)('5,1,1'); // [1, 5]
 */
export function wholeNumbers(option: string, low: number, high?: number): (text: string) => number[] {
  const read = wholeNumber(option, low, high);
  return (text) => [...new Set(text.split(',').map(read))].sort((a, b) => a - b);
}
