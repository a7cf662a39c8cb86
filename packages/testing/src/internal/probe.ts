import { type MulticlassLoss } from '@owlery/losses';
import fc from 'fast-check';

/** Value and subgradient of a loss at one point, and how far rounding may move the value. */
export interface Probe {
  readonly value: number;
  readonly gradient: Float64Array;
  readonly slack: number;
}

/**
 * Evaluates a loss at plain numbers. A value that overflows discards the case; a NaN breaks the law.
 *
 * Margins carry a relative error of $2^{-53}$, so the value moves by about
 * $2^{-53}(\ell+\sum_c|g_c|(|f_c|+|f_y|))$; the slack allows $2^{13}$ times that, far below any error of
 * sign, index or factor.
 */
export function probe(loss: MulticlassLoss, scores: readonly number[], label: number): Probe {
  const f = Float64Array.from(scores);
  const gradient = new Float64Array(f.length);
  const value = loss.value(f, label);
  if (Number.isNaN(value)) throw new Error(`the value is NaN at scores ${shown(scores)}, label ${label}`);
  fc.pre(Math.abs(value) < Infinity);
  loss.subgradient(f, label, gradient);
  let size = 1 + Math.abs(value);
  for (let c = 0; c < f.length; c++) {
    if (Number.isNaN(gradient[c])) {
      throw new Error(`the subgradient is NaN at class ${c}, scores ${shown(scores)}, label ${label}`);
    }
    size += Math.abs(gradient[c]) * (Math.abs(f[c]) + Math.abs(f[label]));
  }
  fc.pre(size < Infinity);
  return { value, gradient, slack: 2 ** -40 * size };
}

/** Breaks the law unless `low <= high + slack`. */
export function requireAtMost(low: number, high: number, slack: number, what: string): void {
  if (!(low <= high + slack)) throw new Error(`${what}: ${low} is not at most ${high}`);
}

/** Breaks the law unless the two differ by at most the slack. */
export function requireEqual(found: number, expected: number, slack: number, what: string): void {
  if (!(Math.abs(found - expected) <= slack))
    throw new Error(`${what}: found ${found}, expected ${expected}`);
}

/** Numbers as they can be pasted. */
export function shown(numbers: ArrayLike<number>): string {
  return `[${Array.from(numbers).join(', ')}]`;
}
