import { type MethodConfig, sampleAndKeep } from './sample-and-keep.ts';

/**
 * Sorts methods for tables and legends: by b, then from k = b down to k = 1; full losses come last.
 *
 * @example
 * configs.toSorted(compareMethods).map(methodLabel); // NS(1), NS(64), SNM(64, 5), SNM(64, 1), full OWL
 */
export function compareMethods(first: MethodConfig, second: MethodConfig): number {
  const a = sampleAndKeep(first);
  const b = sampleAndKeep(second);
  return (
    Number(first.method === 'full') - Number(second.method === 'full') ||
    compare(a.sample, b.sample) ||
    compare(b.keep, a.keep)
  );
}

// No subtraction: Infinity - Infinity is NaN.
const compare = (x: number, y: number) => (x < y ? -1 : x > y ? 1 : 0);
