import { meanInterval } from '@owlery/numeric';

import { type NamedInterval } from '../estimates/complexity-estimate.ts';
import { empiricalBernsteinInterval } from '../estimates/empirical-bernstein-interval.ts';
import { type checkedMonteCarlo } from './checked-monte-carlo.ts';

/** What is known of the values that are averaged. */
export interface ValueKnowledge {
  /** Every value lies between these. */
  readonly range?: readonly [number, number];
  /** The mean of m values deviates by t with probability at most 2 exp(−m t² / (2σ²)): σ. */
  readonly subGaussian?: number;
  /** A second number of each draw whose mean is known, and the slope of the value on it when that is too. */
  readonly control?: { readonly mean: number; readonly slope?: number };
}

export interface MeanEstimate {
  readonly mean: number;
  readonly interval: NamedInterval;
  readonly intervals: readonly NamedInterval[];
  readonly draws: number;
  readonly varianceReduction: number;
}

type Settings = ReturnType<typeof checkedMonteCarlo>;

const pilotDraws = 32;
const firstLook = 64;

/**
 * Averages draws until there are enough.
 *
 * With a wanted width it looks at growing sample sizes, and look j = 1, 2, … takes its interval at the level
 * 1 − α/(j(j+1)): however often it looks, the intervals all cover with probability 1 − α in sum. A slope on the
 * control that is not known is fitted on draws of their own, so the controlled values stay independent.
 */
export class MeanEstimator {
  readonly #settings: Settings;
  readonly #knowledge: ValueKnowledge;
  readonly #values: number[] = [];
  readonly #controlled: number[] = [];
  readonly #pilot: [number, number][] = [];
  #slope: number | undefined;
  #look = 0;
  #wanted: number;
  #result: MeanEstimate | undefined;

  constructor(settings: Settings, knowledge: ValueKnowledge) {
    this.#settings = settings;
    this.#knowledge = knowledge;
    if (settings.interval === 'empirical-bernstein' && !knowledge.range) {
      throw new RangeError('the empirical-bernstein interval needs values of a known range, these have none');
    }
    if (settings.interval === 'concentration' && knowledge.subGaussian === undefined) {
      throw new RangeError(
        'the concentration interval needs a known Lipschitz constant, this class has none',
      );
    }
    this.#wanted = settings.draws ?? Math.min(firstLook, settings.maxDraws);
    // The other intervals are about the plain mean; and few draws are not worth a pilot.
    const controlled = knowledge.control && settings.interval === 'normal';
    this.#slope = controlled ? knowledge.control.slope : 0;
    if (this.#slope === undefined && this.#wanted < firstLook) this.#slope = 0;
  }

  /** True until the estimate is there. */
  get wantsMore(): boolean {
    return this.#result === undefined;
  }

  /** True when the next draw, should it be wanted, is wanted whatever the present one is. */
  get wantsTwo(): boolean {
    return this.wantsMore && this.#values.length + 1 < this.#wanted;
  }

  push(value: number, control: number): void {
    if (!Number.isFinite(value)) throw new RangeError(`a draw must be finite, got ${value}`);
    if (this.#slope === undefined) {
      this.#pilot.push([value, control]);
      if (this.#pilot.length === pilotDraws) this.#slope = usefulSlope(this.#pilot);
      return this.#tellProgress();
    }
    this.#values.push(value);
    const mean = this.#knowledge.control?.mean ?? 0;
    this.#controlled.push(this.#slope === 0 ? value : value - this.#slope * (control - mean));
    if (this.#values.length >= this.#wanted) this.#inspect();
    this.#tellProgress();
  }

  result(): MeanEstimate {
    if (!this.#result) throw new Error('the estimate is not finished');
    return this.#result;
  }

  /** The pilot counts as work done. */
  #tellProgress(): void {
    const made = this.#pilot.length;
    const pilot = this.#slope === undefined ? pilotDraws : made;
    this.#settings.onProgress?.({ draws: made + this.#values.length, wanted: pilot + this.#wanted });
  }

  #inspect(): void {
    const { draws, relativeWidth, confidence, maxDraws } = this.#settings;
    this.#look++;
    const spent = draws === undefined ? 1 / (this.#look * (this.#look + 1)) : 1;
    const estimate = this.#estimate(1 - (1 - confidence) * spent);
    const width = estimate.interval.high - estimate.interval.low;
    const count = this.#values.length;
    if (draws !== undefined || width <= relativeWidth * Math.abs(estimate.mean) || count >= maxDraws) {
      this.#result = estimate;
      return;
    }
    const factor = 1.1 * (width / (relativeWidth * Math.abs(estimate.mean))) ** 2;
    this.#wanted = Math.min(maxDraws, Math.ceil(count * Math.min(8, Math.max(1.5, factor))));
  }

  #estimate(level: number): MeanEstimate {
    const { interval } = this.#settings;
    const { range, subGaussian } = this.#knowledge;
    const { mean, low, high, standardDeviation } = meanInterval(this.#controlled, level);
    const plain = this.#slope === 0 ? standardDeviation : meanInterval(this.#values).standardDeviation;
    const intervals: NamedInterval[] = [{ method: 'normal', low, high }];
    if (range) {
      intervals.push({
        method: 'empirical-bernstein',
        ...empiricalBernsteinInterval(this.#values, range, level),
      });
    }
    if (subGaussian !== undefined) {
      const plainMean = meanInterval(this.#values).mean;
      const halfWidth = subGaussian * Math.sqrt((2 * Math.log(2 / (1 - level))) / this.#values.length);
      intervals.push({ method: 'concentration', low: plainMean - halfWidth, high: plainMean + halfWidth });
    }
    return {
      mean,
      interval: intervals.find(({ method }) => method === interval) ?? intervals[0],
      intervals,
      draws: this.#values.length,
      varianceReduction: plain > 0 ? 1 - (standardDeviation / plain) ** 2 : 0,
    };
  }
}

/** The least-squares slope of value on control, or 0 when it would take away less than a tenth of the variance. */
function usefulSlope(pairs: readonly [number, number][]): number {
  const n = pairs.length;
  const meanValue = pairs.reduce((sum, [v]) => sum + v, 0) / n;
  const meanControl = pairs.reduce((sum, [, c]) => sum + c, 0) / n;
  let [vv, vc, cc] = [0, 0, 0];
  for (const [v, c] of pairs) {
    vv += (v - meanValue) ** 2;
    vc += (v - meanValue) * (c - meanControl);
    cc += (c - meanControl) ** 2;
  }
  return vc * vc > 0.1 * vv * cc && cc > 0 ? vc / cc : 0;
}
