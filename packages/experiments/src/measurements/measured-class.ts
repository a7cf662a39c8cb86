import { type BallId } from '@owlery/complexity';
import { bowl, powl, snmWeights, surrogateById, type Family, type OrderedWeightedLoss } from '@owlery/losses';

import { type SourceOptions } from './sources/source-of.ts';

/** The scorers and the loss that a measurement is about, but for b and k. */
export interface MeasuredClass {
  readonly source: SourceOptions;
  readonly family: Family;
  readonly surrogate: string;
  readonly ball: BallId;
  /** $\Lambda$. */
  readonly norm: number;
  readonly delta: number;
  readonly seeds: readonly number[];
  readonly confidence: number;
}

/** b and k. */
export interface SampleAndKeep {
  readonly sample: number;
  readonly keep: number;
}

/** The loss with the exact weights that b and k induce (uniform, without replacement). */
export function minedLoss(
  { family, surrogate }: Pick<MeasuredClass, 'family' | 'surrogate'>,
  { sample, keep }: SampleAndKeep,
  classes: number,
): OrderedWeightedLoss {
  const weights = snmWeights({ sample, keep }).weights(classes - 1);
  return (family === 'powl' ? powl : bowl)({ surrogate: surrogateById(surrogate), weights });
}

/** The fields that all records of measurements share. */
export function classOf<D>(about: MeasuredClass, data: D) {
  const { family, surrogate, ball, norm, delta, seeds, confidence } = about;
  return { data, family, surrogate, ball, norm, delta, seeds: [...seeds], confidence };
}
