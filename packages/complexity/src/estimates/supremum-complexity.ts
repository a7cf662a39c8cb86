import { checkWholeNumber } from '@owlery/numeric';

import { noises, type Noise } from '../noise.ts';
import { MeanEstimator, type ValueKnowledge } from '../internal/mean-estimator.ts';
import { type ComplexityEstimate } from './complexity-estimate.ts';
import { checkedMonteCarlo } from '../internal/checked-monte-carlo.ts';
import { type MonteCarloOptions } from './monte-carlo-options.ts';

/** A class known by its maximisation oracle. */
export interface SupremumComplexityOptions extends MonteCarloOptions {
  /** $\varepsilon\mapsto\sup_{f\in F}\sum_{ic}\varepsilon_{ic}f_c(x_i)$; $\varepsilon_{ic}$ at `i * classes + c`. */
  readonly supremum: (noise: Float64Array) => number;
  /** $n\ge1$. */
  readonly points: number;
  /** $L\ge1$, 1 when left out. */
  readonly classes?: number;
  /** Signs when left out. */
  readonly noise?: Noise;
  /** True when $\sup$ is the same for $-\varepsilon$ (a symmetric class); then a draw is not repeated negated. */
  readonly symmetric?: boolean;
  /** Bounds of the supremum over all signs: gives the empirical Bernstein interval. */
  readonly range?: readonly [number, number];
  /** The Lipschitz constant of the supremum in $\varepsilon$, $\ell_2$: $\sup_F(\sum f_c(x_i)^2)^{1/2}$. */
  readonly noiseLipschitz?: number;
  /** A number of the noise whose mean is known, as control variate. */
  readonly control?: { readonly value: (noise: Float64Array) => number; readonly mean: number };
}

/**
 * The Rademacher or Gaussian complexity of any class that can be maximised over.
 *
 * $$\frac1n\,\mathbb E\sup_{f\in F}\sum_{i=1}^n\sum_{c=1}^L\varepsilon_{ic}f_c(x_i)$$
 *
 * Exact for signs and $nL\le20$: all $2^{nL}$ sign vectors, half of them for a symmetric class. Otherwise
 * draws; each is the mean of the supremum at $\varepsilon$ and at $-\varepsilon$ (antithetic) unless the class
 * is `symmetric`, where both are equal. `noiseLipschitz` gives the concentration interval; for signs by bounded
 * differences, which makes it $\sqrt{nL}$ times wider than for normal numbers.
 *
 * @throws RangeError for options outside their domains, `exact` beyond $nL=20$ or with Gaussian noise, draws
 *   without a stream, a supremum that is not finite.
 *
 * Cost: one or two suprema a draw. Source: definition.
 * @example
 * const supremum = (e: Float64Array) => Math.abs(e[0] + e[1]); // f = (1, 1) and f = (−1, −1)
 * supremumComplexity({ supremum, points: 2, symmetric: true }).estimate // 0.5
 */
export function supremumComplexity(options: SupremumComplexityOptions): ComplexityEstimate {
  const { supremum, points, classes = 1, noise = 'rademacher', symmetric = false, control, exact } = options;
  checkWholeNumber('points', points, 1, Infinity);
  checkWholeNumber('classes', classes, 1, Infinity);
  if (!noises.includes(noise)) throw new RangeError(`noise must be ${noises.join(' or ')}, got ${noise}`);
  const settings = checkedMonteCarlo(options);
  const length = points * classes;
  const asksForDraws = options.draws !== undefined || options.relativeWidth !== undefined;
  const enumerable = noise === 'rademacher' && length <= 20;
  const common = { noise, points, classes };
  if (exact ?? (!asksForDraws && enumerable)) {
    if (!enumerable) {
      throw new RangeError(
        `exact enumeration needs rademacher noise and nL <= 20, got ${noise} noise and nL = ${length}`,
      );
    }
    const estimate = meanOverSigns(supremum, length, symmetric) / points;
    return {
      ...common,
      estimate,
      interval: [estimate, estimate],
      intervalMethod: 'exact',
      intervals: [],
      confidence: 1,
      draws: 0,
      exact: true,
      method: 'enumeration',
      relativeWidth: 0,
      varianceReduction: 0,
    };
  }
  const { stream } = options;
  if (!stream) throw new RangeError('stream must be given where draws are needed, got none');
  const estimator = new MeanEstimator(settings, knowledge(options, noise, length));
  const epsilon = new Float64Array(length);
  for (let t = 0; estimator.wantsMore; t++) {
    stream.moveTo(t);
    for (let j = 0; j < length; j++) epsilon[j] = noise === 'gaussian' ? stream.normal() : stream.sign();
    let value = supremum(epsilon);
    let controlled = control ? control.value(epsilon) : 0;
    if (!symmetric) {
      for (let j = 0; j < length; j++) epsilon[j] = -epsilon[j];
      value = (value + supremum(epsilon)) / 2;
      if (control) controlled = (controlled + control.value(epsilon)) / 2;
    }
    estimator.push(value, controlled);
  }
  const { mean, interval, intervals, draws, varianceReduction } = estimator.result();
  return {
    ...common,
    estimate: mean / points,
    interval: [interval.low / points, interval.high / points],
    intervalMethod: interval.method,
    intervals: intervals.map(({ method, low, high }) => ({ method, low: low / points, high: high / points })),
    confidence: settings.confidence,
    draws,
    exact: false,
    method: 'monte-carlo',
    relativeWidth: mean === 0 ? 0 : (interval.high - interval.low) / Math.abs(mean),
    varianceReduction,
  };
}

function knowledge(options: SupremumComplexityOptions, noise: Noise, length: number): ValueKnowledge {
  const { range, noiseLipschitz, control } = options;
  // Turning one sign moves a Lipschitz function by at most twice its constant (McDiarmid).
  const subGaussian =
    noiseLipschitz === undefined
      ? undefined
      : noise === 'gaussian'
        ? noiseLipschitz
        : Math.sqrt(length) * noiseLipschitz;
  return {
    ...(range && noise === 'rademacher' && { range }),
    ...(subGaussian !== undefined && { subGaussian }),
    ...(control && { control: { mean: control.mean } }),
  };
}

/** The mean over all sign vectors, or over those with the last sign +1. */
function meanOverSigns(
  supremum: (noise: Float64Array) => number,
  length: number,
  symmetric: boolean,
): number {
  const count = 2 ** (symmetric ? length - 1 : length);
  const epsilon = new Float64Array(length);
  let sum = 0;
  let lost = 0;
  for (let bits = 0; bits < count; bits++) {
    for (let j = 0; j < length; j++) epsilon[j] = (bits >>> j) & 1 ? -1 : 1;
    const term = supremum(epsilon) - lost;
    const total = sum + term;
    lost = total - sum - term;
    sum = total;
  }
  return sum / count;
}
