import { ballById, type BallId, gaussianPoints, linearComplexity, pointsFromRows } from '@owlery/complexity';
import { randomStream } from '@owlery/numeric';
import fc from 'fast-check';

import { type Check } from '../check.ts';
import { estimate } from './estimate.ts';
import { forAll } from './for-all.ts';
import { sum } from './sum.ts';
import { dualNorms, norms } from './two-by-two-norms.ts';
import { wholeNumbers } from './whole-numbers.ts';

/** What the bounds of the table are made of. */
export interface SampleNorms {
  /** Σ ‖x_i‖². */
  readonly squares: number;
  /** ‖X‖_op. */
  readonly operator: number;
  /** max_l ‖X_l‖. */
  readonly column: number;
  readonly classes: number;
  readonly columns: number;
}

/** A bound of E‖M‖_* for signs. */
export type BallBound = (sample: SampleNorms) => number;

const half = Math.sqrt(Math.PI / 2);

/** The bounds of the table for signs; those that come from normal noise have the factor √(π/2). */
export const bounds: Readonly<Record<BallId, BallBound>> = {
  frobenius: ({ classes, squares }) => Math.sqrt(classes * squares),
  row: ({ classes, squares }) => classes * Math.sqrt(squares),
  'row-sum': ({ classes, squares, operator }) =>
    half * (Math.sqrt(squares) + operator * Math.sqrt(2 * Math.log(classes))),
  spectral: ({ classes, columns, squares }) =>
    Math.sqrt(Math.min(classes, columns)) * Math.sqrt(classes * squares),
  nuclear: ({ classes, squares, operator }) => half * (Math.sqrt(classes) * operator + Math.sqrt(squares)),
  entrywise: ({ classes, columns, column }) => column * Math.sqrt(2 * Math.log(2 * classes * columns)),
};

const close = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
const inner = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  sum(Array.from({ length: a.length }, (_, at) => a[at] * b[at]));

/** The dual norm: no W of the ball does better, and one does as well; `dual` is that of another ball if wrong. */
export function dualNorm(id: BallId, dual = dualNorms[id]): Check {
  return forAll({
    id: 'dual-norm',
    says: 'Two classes, two columns: ⟨W, M⟩ ≤ ‖W‖ ‖M‖_* by closed forms, and the maximiser of the program attains it.',
    exact: false,
    cases: 1500,
    instances: fc.record({
      w: wholeNumbers({ length: 4, min: -5, max: 5 }),
      m: wholeNumbers({ length: 4, min: -5, max: 5 }),
    }),
    law: ({ w, m }) => {
      const [product, limit] = [inner(w, m), norms[id](w) * dual(m)];
      if (product > limit + 1e-9) return { product, limit };
      const best = new Float64Array(4);
      const ball = ballById(id);
      ball.maximiser(Float64Array.from(m), 2, 2, 1, best);
      const [reached, size] = [inner(best, m), norms[id](Array.from(best))];
      if (!close(reached, dual(m)) || size > 1 + 1e-9) return { reached, dual: dual(m), size };
      const program = ball.dualNormOf(Float64Array.from(m), 2, 2);
      return close(program, dual(m)) ? undefined : { program, dual: dual(m) };
    },
  });
}

/** E‖M‖_* over all signs for two classes and two columns, by closed forms. */
export function meanDualNorm(id: BallId, points: readonly (readonly number[])[]): number {
  const count = 4 ** points.length;
  let total = 0;
  for (let bits = 0; bits < count; bits++) {
    const m = [0, 0, 0, 0];
    points.forEach((point, i) => {
      for (let c = 0; c < 2; c++) {
        const sign = (bits >>> (2 * i + c)) & 1 ? -1 : 1;
        for (let l = 0; l < 2; l++) m[2 * c + l] += sign * point[l];
      }
    });
    total += dualNorms[id](m);
  }
  return total / count;
}

/** The bound on every sign vector of a small sample; another formula is wrong. */
export function boundOnSigns(id: BallId, bound: BallBound = bounds[id]): Check {
  return forAll({
    id: 'bound-on-signs',
    says: 'Two classes, two columns, up to four points: E‖M‖_* by all signs is below the bound; the program agrees.',
    exact: false,
    cases: 400,
    instances: fc
      .integer({ min: 1, max: 4 })
      .chain((n) => fc.array(wholeNumbers({ length: 2, min: -3, max: 3 }), { minLength: n, maxLength: n }))
      .map((points) => ({ points })),
    law: ({ points }) => {
      const flat = points.flat();
      const columns = [0, 1].map((l) => points.map((point) => point[l]));
      const [aa, bb, ab] = [
        inner(columns[0], columns[0]),
        inner(columns[1], columns[1]),
        inner(columns[0], columns[1]),
      ];
      const sample: SampleNorms = {
        squares: inner(flat, flat),
        operator: Math.sqrt((aa + bb + Math.sqrt((aa - bb) ** 2 + 4 * ab * ab)) / 2),
        column: Math.sqrt(Math.max(aa, bb)),
        ...{ classes: 2, columns: 2 },
      };
      const [mean, limit] = [meanDualNorm(id, points), bound(sample)];
      if (mean > limit + 1e-9) return { mean, limit };
      const n = points.length;
      const program = linearComplexity({ ball: id, classes: 2, radius: n, points: pointsFromRows(points) });
      return close(program.estimate, mean) && close(program.bound, bounds[id](sample))
        ? undefined
        : { mean, limit, program: program.estimate, programBound: program.bound };
    },
  });
}

const shapes = [
  { n: 1, d: 1, classes: 8 },
  { n: 6, d: 4, classes: 3 },
  { n: 30, d: 5, classes: 20 },
  { n: 5, d: 30, classes: 12 },
];
/** Level of the intervals, so that a true bound is called false with probability below 1e-5 a run. */
const level = 1 - 1e-6;

/** The bound under normal noise on larger samples, by draws: false where the whole interval lies above it. */
export function boundOnNormalNoise(id: BallId, share = 1): Check {
  return estimate({
    id: 'bound-on-normal-noise',
    says: 'Normal noise, four samples: the interval of E‖M‖_* does not lie above the bound; error rate below 1e-5.',
    cases: 400,
    measure: ({ cases, stream }) => {
      const found = shapes.map(({ n, d, classes }) => {
        const points = gaussianPoints({ points: n, columns: d, stream });
        const draws = Math.max(2, cases);
        const about = { ball: id, noise: 'gaussian' as const, classes, radius: 1, points, draws };
        const {
          estimate: value,
          interval,
          bound,
        } = linearComplexity({
          ...{ ...about, interval: 'concentration' as const, confidence: level },
          stream: randomStream(stream.nextUint32(), 'noise'),
        });
        return { n, d, classes, value, low: interval[0], high: interval[1], bound: share * bound };
      });
      return {
        estimates: found.map(({ n, d, classes, value, low, high, bound }) => ({
          name: `share of the bound used, n = ${n}, d = ${d}, L = ${classes}`,
          ...{ value: value / bound, low: low / bound, high: high / bound },
        })),
        violation: found.find(({ low, bound }) => low > bound),
      };
    },
  });
}
