import { randomStream, rational, type RandomStream, type Rational } from '@owlery/numeric';
import { expect } from 'vitest';

import { decideCalibration } from './decide-calibration.ts';

/** Exact decisions on random instances; what follows from the theorems in closed form is the oracle. */
export interface Drawn {
  readonly p: Rational[];
  readonly L: number;
  readonly k: number;
  readonly A: (m: number) => Rational;
  readonly T: (m: number) => Rational;
  readonly stream: RandomStream;
}

export const one = rational(1);
export const zero = rational(0);
export const sum = (list: readonly Rational[]): Rational => list.reduce((s, x) => s.add(x), zero);
export const constant = (value: Rational, n: number): Rational[] => Array.from({ length: n }, () => value);
export const topWeights = (value: Rational, k: number, n: number): Rational[] =>
  Array.from({ length: n }, (_, j) => (j < k ? value : zero));

/** Small whole masses, peaked or flat, zeros allowed; K where they differ. Distinct seeds by name. */
export function draws(name: string, count: number, visit: (drawn: Drawn) => void): void {
  const stream = randomStream(12, name);
  for (let i = 0; i < count; i++) {
    const L = 2 + stream.below(5);
    const power = 1 + stream.below(4);
    const masses = Array.from({ length: L }, () => Math.floor(60 * stream.uniform() ** power)).sort(
      (a, b) => b - a,
    );
    const total = masses.reduce((s, x) => s + x, 0);
    const tops = masses.flatMap((x, m) => (m > 0 && masses[m - 1] > x ? [m] : []));
    if (tops.length === 0) continue;
    const p = masses.map((x) => rational(x, total));
    const A = (m: number): Rational => sum(p.slice(0, m));
    visit({ p, L, k: tops[stream.below(tops.length)], A, T: (m) => one.sub(A(m)), stream });
  }
}

export function falling(stream: RandomStream, n: number): Rational[] {
  const scale = 1 + stream.below(5);
  return Array.from({ length: n }, () => rational(stream.below(8), scale)).sort((a, b) => b.compare(a));
}

export function isCalibrated(
  family: 'powl' | 'bowl',
  { p, k }: Drawn,
  weights: Rational[],
  surrogate = 'hinge',
): boolean {
  return (
    decideCalibration({ probabilities: p, family, surrogate, weights, top: k, exact: true }).calibratedFor
      .length > 0
  );
}

/** Counts both answers, so that a criterion is seen to hold and to fail. */
export class Both {
  yes = 0;
  no = 0;
  check(got: boolean, expected: boolean): void {
    expect(got).toBe(expected);
    if (got) this.yes++;
    else this.no++;
  }
  seen(): void {
    expect(this.yes).toBeGreaterThan(5);
    expect(this.no).toBeGreaterThan(5);
  }
}
