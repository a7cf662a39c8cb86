import { type BallId } from '@owlery/complexity';

/** A matrix of two rows and two columns, row-major. */
export type TwoByTwo = readonly number[];

/** Sum and largest of the singular values: half the sum and half the difference of two lengths. */
function spectrum([a, b, c, d]: TwoByTwo): { sum: number; largest: number } {
  const [turning, mirroring] = [Math.hypot(a + d, b - c), Math.hypot(a - d, b + c)];
  return { sum: Math.max(turning, mirroring), largest: (turning + mirroring) / 2 };
}

const rows = ([a, b, c, d]: TwoByTwo): [number, number] => [Math.hypot(a, b), Math.hypot(c, d)];
const sizes = (m: TwoByTwo): number[] => m.map(Math.abs);

/** The norms of the six balls for two classes and two columns. */
export const norms: Readonly<Record<BallId, (w: TwoByTwo) => number>> = {
  frobenius: (w) => Math.hypot(...w),
  row: (w) => Math.max(...rows(w)),
  'row-sum': (w) => rows(w)[0] + rows(w)[1],
  spectral: (w) => spectrum(w).largest,
  nuclear: (w) => spectrum(w).sum,
  entrywise: (w) => sizes(w).reduce((a, b) => a + b),
};

/** Their dual norms. */
export const dualNorms: Readonly<Record<BallId, (m: TwoByTwo) => number>> = {
  frobenius: norms.frobenius,
  row: norms['row-sum'],
  'row-sum': norms.row,
  spectral: norms.nuclear,
  nuclear: norms.spectral,
  entrywise: (m) => Math.max(...sizes(m)),
};
