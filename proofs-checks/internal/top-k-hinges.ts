import { type Hyperplane, type RationalPoint } from './hyperplane-vertices.ts';
import { subsets } from './subsets.ts';
import { sum } from './sum.ts';

/** A hinge-like surrogate of the top-k error, numbered as in Yang and Koyejo 2020. */
export interface TopKHinge {
  readonly id: 'psi1' | 'psi2' | 'psi3' | 'psi4' | 'psi5';
  /** $kD\,\psi(n/D,y)$ at the scores n over D: a whole number. */
  scaledLoss(point: RationalPoint, label: number, k: number): number;
  /** Hyperplanes between which the loss of every label is linear, besides those where two scores tie. */
  kinks(classes: number, k: number): Hyperplane[];
}

const falling = (scores: readonly number[]): number[] => [...scores].sort((a, b) => b - a);

/** $s+1-e_y$, in units of 1/D. */
const raised = ({ numerators, denominator }: RationalPoint, label: number): number[] =>
  numerators.map((n, c) => (c === label ? n : n + denominator));

const without = (scores: readonly number[], label: number): number[] => scores.filter((_, c) => c !== label);

/** $s_y-s_c=1$ for every pair. */
function unitDifferences(classes: number): Hyperplane[] {
  const all = [...Array(classes).keys()];
  return all.flatMap((y) =>
    all
      .filter((c) => c !== y)
      .map((c) => ({ normal: all.map((i) => (i === y ? 1 : i === c ? -1 : 0)), offset: 1 })),
  );
}

/** $ks_y-\sum_{i\in I}s_i=$ the number of i in I other than y, or k, for every label and set I of k classes. */
function meanDifferences(classes: number, k: number, withLabel: boolean): Hyperplane[] {
  const all = [...Array(classes).keys()];
  return all.flatMap((y) =>
    subsets(classes, k)
      .filter((set) => withLabel || !set.includes(y))
      .map((set) => ({
        normal: all.map((i) => (i === y ? k : 0) - (set.includes(i) ? 1 : 0)),
        offset: set.filter((i) => i !== y).length,
      })),
  );
}

/**
 * The five surrogates, $(x)_{[i]}$ the i-th largest entry:
 * ψ1 $[1+(s_{\setminus y})_{[k]}-s_y]_+$; ψ2 $[\frac1k\sum_{i\le k}(s+1-e_y)_{[i]}-s_y]_+$;
 * ψ3 $\frac1k\sum_{i\le k}[(s+1-e_y)_{[i]}-s_y]_+$; ψ4 $[1+\frac1k\sum_{i\le k}(s_{\setminus y})_{[i]}-s_y]_+$;
 * ψ5 $[1+s_{[k+1]}-s_y]_+$.
 */
export const topKHinges: readonly TopKHinge[] = [
  {
    id: 'psi1',
    scaledLoss: ({ numerators: n, denominator: D }, y, k) =>
      k * Math.max(0, D + falling(without(n, y))[k - 1] - n[y]),
    kinks: unitDifferences,
  },
  {
    id: 'psi2',
    scaledLoss: (point, y, k) => Math.max(0, sum(falling(raised(point, y)), k) - k * point.numerators[y]),
    kinks: (classes, k) => [...unitDifferences(classes), ...meanDifferences(classes, k, true)],
  },
  {
    id: 'psi3',
    scaledLoss: (point, y, k) =>
      sum(
        falling(raised(point, y))
          .slice(0, k)
          .map((score) => Math.max(0, score - point.numerators[y])),
      ),
    kinks: unitDifferences,
  },
  {
    id: 'psi4',
    scaledLoss: ({ numerators: n, denominator: D }, y, k) =>
      Math.max(0, k * D + sum(falling(without(n, y)), k) - k * n[y]),
    kinks: (classes, k) => meanDifferences(classes, k, false),
  },
  {
    id: 'psi5',
    scaledLoss: ({ numerators: n, denominator: D }, y, k) => k * Math.max(0, D + falling(n)[k] - n[y]),
    kinks: unitDifferences,
  },
];

/** The surrogate of a name. */
export const topKHinge = (id: TopKHinge['id']): TopKHinge => topKHinges.find((hinge) => hinge.id === id)!;
