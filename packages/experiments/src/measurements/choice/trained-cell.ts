import {
  bayesRisk,
  boundsByRoute,
  expectedLoss,
  expectedTopKError,
  stochasticDescent,
} from '@owlery/complexity';
import { topKErrorFactor } from '@owlery/losses';
import { randomStream } from '@owlery/numeric';
import { type BoundChoiceRecord } from '@owlery/results';

import { overSeeds } from '../over-seeds.ts';
import { minedLoss, type SampleAndKeep } from '../measured-class.ts';
import { knownDistribution } from '../sources/known-distribution.ts';
import { sourceOf } from '../sources/source-of.ts';
import { type ChoiceOptions } from './choice-options.ts';

/** A cell of the comparison with the errors of each seed, by K. */
export interface TrainedCell {
  readonly cell: BoundChoiceRecord['cells'][number];
  readonly errors: readonly (readonly number[])[];
}

/** Trains with one b and k on every seed's sample, and sets the errors beside the bound. */
export async function trainedCell(options: ChoiceOptions, pair: SampleAndKeep): Promise<TrainedCell> {
  const { ball, norm, n, seeds, tops, confidence, stepLengths, scoredLabels, delta } = options;
  const source = await sourceOf(options.source);
  const distribution = knownDistribution(source);
  const { classes, columns, featureRadius } = source.data;
  const loss = minedLoss(options, pair, classes);
  const steps = Math.max(1, Math.round(scoredLabels / (pair.sample + 1)));
  const trained = stepLengths.map((stepLength) => {
    const runs = seeds.map((seed) => {
      const { empirical } = source.draw(n, seed);
      const { weights } = stochasticDescent({
        ...{ distribution: empirical, loss, source: { kind: 'mined', ...pair }, ball, radius: norm },
        ...{ steps, stepLength, matched: true },
        stream: randomStream(seed, 'descent', `${pair.sample}`, `${pair.keep}`, `${stepLength}`),
      });
      return { weights, empirical: expectedLoss(empirical, weights, loss) };
    });
    return { stepLength, runs, trainingLoss: runs.reduce((sum, run) => sum + run.empirical, 0) };
  });
  const { stepLength, runs } = trained.reduce((a, b) => (b.trainingLoss < a.trainingLoss ? b : a));
  const empirical = overSeeds(
    runs.map((run) => run.empirical),
    confidence,
  );
  const errors = tops.map((top) => runs.map(({ weights }) => expectedTopKError(distribution, weights, top)));
  const { route, terms, total } = Object.values(
    boundsByRoute({
      ...{ family: options.family, surrogate: options.surrogate, classes, columns, weights: pair },
      ...{ points: n, ball, norm, featureRadius, delta, empiricalLoss: empirical.mean },
    }),
  ).reduce((a, b) => (b.total < a.total ? b : a));
  const { calibrated } = bayesRisk(distribution, loss, tops);
  const byTop = <V>(value: (top: number, at: number) => V) =>
    Object.fromEntries(tops.map((top, at) => [top, value(top, at)]));
  return {
    errors,
    cell: {
      ...{ ...pair, steps, stepLength, empirical },
      expected: overSeeds(
        runs.map(({ weights }) => expectedLoss(distribution, weights, loss)),
        confidence,
      ),
      errors: byTop((_, at) => overSeeds(errors[at], confidence)),
      bound: {
        ...{ route, terms: { ...terms }, total },
        topKErrors: byTop((top) => {
          const factor = topKErrorFactor(loss, top);
          return factor === Infinity ? null : factor * total;
        }),
      },
      calibrated: byTop((_, at) => calibrated[at]),
    },
  };
}
