import {
  constrainedMinimum,
  expectedTopKError,
  stochasticDescent,
  type SubgradientSource,
} from '@owlery/complexity';
import { randomStream } from '@owlery/numeric';

import { bestOfClass } from '../best-of-class.ts';
import { minedLoss } from '../measured-class.ts';
import { knownDistribution } from '../sources/known-distribution.ts';
import { sourceOf } from '../sources/source-of.ts';
import { type FactorsOptions } from './factors-options.ts';

/** The ways of training, each but one thing away from the one before or named. */
export const armTitles = {
  population: 'The best scorer of the ball, all of the distribution known',
  sample: 'The least training loss of the ball on n points, certified',
  exact: 'Stochastic subgradients of the exact weights over all labels',
  mined: 'Stochastic subgradients of one draw of negatives',
  averaged: 'The same with the mean of several draws a step',
  matched: 'One draw, with steps of one length for every k',
} as const;

export type ArmName = keyof typeof armTitles;

/** The top-K error of every arm, and the size of the subgradients of stochastic ones. */
export type ArmResults = Readonly<
  Record<ArmName, { readonly error: number; readonly gradientNorm?: number }>
>;

/** Trains every arm with one seed and one k. */
export async function factorArms(options: FactorsOptions, keep: number, seed: number): Promise<ArmResults> {
  const { ball, norm, sample, n, top, steps, stepLength, draws } = options;
  const source = await sourceOf(options.source);
  const distribution = knownDistribution(source);
  const { empirical } = source.draw(n, seed);
  const loss = minedLoss(options, { sample, keep }, source.data.classes);
  const error = (weights: Float64Array) => expectedTopKError(distribution, weights, top);
  // Scorers of nearly the least loss can differ in their errors, so this one is found with care.
  const best = bestOfClass(options, { sample, keep }, source, { tolerance: 0.003, steps: 1500 })!;
  const trained = constrainedMinimum({ distribution: empirical, loss, ball, radius: norm, steps: 1000 });
  const descent = (from: SubgradientSource, matched = false) => {
    // Arms that change one thing share their pairs and, as far as they draw alike, their negatives.
    const stream = randomStream(seed, 'descent', `${keep}`);
    const { weights, gradientNorm } = stochasticDescent({
      ...{
        distribution: empirical,
        loss,
        source: from,
        ball,
        radius: norm,
        steps,
        stepLength,
        matched,
        stream,
      },
    });
    return { error: error(weights), gradientNorm };
  };
  const mined = { kind: 'mined', sample, keep } as const;
  return {
    population: { error: error(best.weights) },
    sample: { error: error(trained.weights) },
    exact: descent({ kind: 'exact' }),
    mined: descent(mined),
    averaged: descent({ ...mined, draws }),
    matched: descent(mined, true),
  };
}
