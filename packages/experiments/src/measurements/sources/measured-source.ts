import { type FiniteDistribution, type Points } from '@owlery/complexity';
import { type OrderedWeightedLoss } from '@owlery/losses';

/** A sample of n pairs, and what stands for the distribution that it was drawn from. */
export interface MeasuredSample {
  /** The empirical distribution of the n pairs. */
  readonly empirical: FiniteDistribution;
  /** The n points, for their norms. */
  readonly points: Points;
  /**
   * The expected loss of a scorer: an exact sum where the distribution is known, else the mean over points held out
   * with Student's interval.
   */
  expectedLoss(
    weights: Float64Array,
    loss: OrderedWeightedLoss,
    confidence: number,
  ): { readonly value: number; readonly interval?: readonly [number, number] };
}

/** Where samples come from. */
export interface MeasuredSource {
  readonly data: {
    readonly name: string;
    readonly classes: number;
    readonly columns: number;
    /** No point is longer. */
    readonly featureRadius: number;
  } & Readonly<Record<string, unknown>>;
  /** Pairs that a sample can have at most. */
  readonly largest: number;
  /** The whole distribution, where it is known. */
  readonly distribution?: FiniteDistribution;
  draw(size: number, seed: number): MeasuredSample;
}
