import { checkWholeNumber, type RandomStream } from '@owlery/numeric';

import { ballById } from '../balls/ball-by-id.ts';
import { type Ball } from '../balls/ball.ts';
import { type LinearComplexityEstimate } from '../estimates/linear-complexity-estimate.ts';
import { type LinearComplexityOptions } from '../estimates/linear-complexity-options.ts';
import { checkRadius } from './check-radius.ts';
import { checkedMonteCarlo } from './checked-monte-carlo.ts';
import { noises, type Noise } from '../noise.ts';
import { featureNorms, type FeatureNorms } from '../points/feature-norms.ts';
import { DualNormSampler } from './dual-norm-sampler.ts';
import { dualNormKnowledge } from './dual-norm-knowledge.ts';
import { enumerateDualNorm, enumerationTerms, largestEnumeration } from './enumerate-dual-norm.ts';
import { momentEnclosure } from './moment-enclosure.ts';
import { MeanEstimator } from './mean-estimator.ts';
import { quadratureDualNorm } from './quadrature-dual-norm.ts';
import { rowSourceFor } from './row-source-for.ts';
import { type RowSource } from './row-source.ts';

type Outcome = Omit<
  LinearComplexityEstimate,
  'ball' | 'noise' | 'points' | 'columns' | 'classes' | 'radius' | 'bound' | 'boundFormula'
>;

/** Decides how a linear class is estimated; holds the sampler and the estimator when there is to be drawn. */
export class LinearEstimation {
  readonly sampler?: DualNormSampler;
  readonly estimator?: MeanEstimator;
  readonly stream?: RandomStream;
  readonly source?: RowSource;
  readonly #ball: Ball;
  readonly #noise: Noise;
  readonly #options: LinearComplexityOptions;
  readonly #features: FeatureNorms;
  /** Complexity over mean of the drawn values. */
  readonly #factor: number;
  readonly #known?: Outcome;

  constructor(options: LinearComplexityOptions, threads: number) {
    const { classes, radius, points, noise = 'rademacher', exact } = options;
    this.#options = options;
    this.#ball = typeof options.ball === 'string' ? ballById(options.ball) : options.ball;
    this.#noise = noise;
    if (!noises.includes(noise)) throw new RangeError(`noise must be ${noises.join(' or ')}, got ${noise}`);
    checkWholeNumber('classes', classes, 1, Infinity);
    checkRadius(radius);
    const settings = checkedMonteCarlo(options);
    this.#features = featureNorms(points);
    // Classes are alike: a sum over them is one class, L times.
    const drawnClasses = this.#ball.rows?.combine === 'sum' ? 1 : classes;
    this.#factor = ((radius / points.rows) * classes) / drawnClasses;
    const asksForDraws = options.draws !== undefined || options.relativeWidth !== undefined;
    const small = noise === 'rademacher' && points.rows * classes <= 20;
    if (exact ?? (!asksForDraws && small)) {
      this.#known = this.#exactOutcome();
      return;
    }
    const enclosure = asksForDraws && options.draws !== undefined ? undefined : this.#enclosure();
    if (enclosure && enclosure.relativeWidth <= settings.relativeWidth) {
      this.#known = enclosure;
      return;
    }
    if (!options.stream) throw new RangeError('stream must be given where draws are needed, got none');
    this.stream = options.stream;
    this.source = rowSourceFor(this.#ball, noise, points, drawnClasses, threads);
    this.sampler = new DualNormSampler(this.#ball, this.source, drawnClasses);
    const knowledge = dualNormKnowledge(this.#ball, this.#features, drawnClasses, noise);
    this.estimator = new MeanEstimator(settings, knowledge);
  }

  result(): LinearComplexityEstimate {
    const { classes, radius, points } = this.#options;
    return {
      ball: this.#ball.id,
      noise: this.#noise,
      points: points.rows,
      columns: points.columns,
      classes,
      radius,
      ...(this.#known ?? this.#drawnOutcome()),
      bound: (radius / points.rows) * this.#ball.bound(this.#features, classes, this.#noise),
      boundFormula: this.#ball.boundFormula(this.#noise),
    };
  }

  #drawnOutcome(): Outcome {
    const { mean, interval, intervals, draws, varianceReduction } = this.estimator!.result();
    const factor = this.#factor;
    // A ball holds 0, so no supremum is below 0.
    const scaled = (low: number, high: number): readonly [number, number] => [
      Math.max(0, factor * low),
      factor * high,
    ];
    return {
      estimate: factor * mean,
      interval: scaled(interval.low, interval.high),
      intervalMethod: interval.method,
      intervals: intervals.map(({ method, ...ends }) => {
        const [low, high] = scaled(ends.low, ends.high);
        return { method, low, high };
      }),
      confidence: this.#options.confidence ?? 0.95,
      draws,
      exact: false,
      method: 'monte-carlo',
      relativeWidth: mean === 0 ? 0 : (interval.high - interval.low) / mean,
      varianceReduction,
    };
  }

  #exactOutcome(): Outcome {
    const { points, classes, radius } = this.#options;
    const [ball, noise] = [this.#ball, this.#noise];
    if (noise === 'gaussian') {
      const value = quadratureDualNorm(ball, points, classes);
      if (value === undefined) {
        throw new RangeError(
          `exact values under gaussian noise exist for frobenius and row and a smaller side of the points of at ` +
            `most 600, got ${ball.id} and ${points.rows} x ${points.columns} points`,
        );
      }
      return known((radius / points.rows) * value, 'quadrature');
    }
    const terms = enumerationTerms(ball, points.rows, classes);
    if (terms > largestEnumeration) {
      throw new RangeError(
        `exact enumeration takes at most ${largestEnumeration} terms (all nL <= 20), got ` +
          `${terms === Infinity ? 'far more' : terms} for ${points.rows} points and ${classes} classes`,
      );
    }
    return known((radius / points.rows) * enumerateDualNorm(ball, points, classes), 'enumeration');
  }

  #enclosure(): Outcome | undefined {
    if (this.#ball.rows?.combine !== 'root-sum-of-squares') return undefined;
    const { points, classes, radius } = this.#options;
    const { low, high, estimate } = momentEnclosure(points, this.#features, classes, this.#noise);
    const factor = radius / points.rows;
    const interval = { method: 'moments' as const, low: factor * low, high: factor * high };
    return {
      estimate: factor * estimate,
      interval: [interval.low, interval.high],
      intervalMethod: 'moments',
      intervals: [interval],
      confidence: 1,
      draws: 0,
      exact: false,
      method: 'moments',
      relativeWidth: estimate === 0 ? 0 : (high - low) / estimate,
      varianceReduction: 0,
    };
  }
}

function known(value: number, method: 'enumeration' | 'quadrature'): Outcome {
  return {
    estimate: value,
    interval: [value, value],
    intervalMethod: 'exact',
    intervals: [],
    confidence: 1,
    draws: 0,
    exact: true,
    method,
    relativeWidth: 0,
    varianceReduction: 0,
  };
}
