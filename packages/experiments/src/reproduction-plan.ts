import { defaultTrainingConfig } from '@owlery/training';
import { type ExperimentPlan, type PlannedMethod } from './experiment-plan.ts';

const ns = (sample: number): PlannedMethod => ({ method: 'ns', sample, keep: sample });
const snm = (sample: number, keep: number): PlannedMethod => ({ method: 'snm', sample, keep });

/** The five methods of the quick comparison, from no mining to the hardest. */
const quickMethods = [ns(1), ns(64), snm(64, 5), snm(64, 1), snm(512, 1)];

/** b and k around them, with NS(k) for every k so that gains at equal kept negatives can be formed. */
const fullMethods = [
  ...[ns(1), ns(5), ns(16), ns(20), ns(64), ns(256), ns(512)],
  ...[16, 64, 256, 512].flatMap((sample) =>
    [1, 5, 20].filter((keep) => keep < sample).map((keep) => snm(sample, keep)),
  ),
];

/** Of the embedding and of the label rows; Adagrad makes them rates per unit of past gradient. */
const learningRates = [
  { embedding: 0.1, output: 0.02 },
  { embedding: 0.2, output: 0.05 },
  { embedding: 0.5, output: 0.1 },
  { embedding: 0.5, output: 0.2 },
];

/**
 * The experiment behind `owlery reproduce`: SNM against negative sampling on both WordNet
 * tasks.
 *
 * Hinge BOWL on a 64-column bag embedding, row-wise Adagrad, one pick-all-labels pair a
 * point and epoch. Learning rates, and whether bags are normalised, come from one list for
 * every method, each tried with one run of full length on train and measured on dev.
 */
export function reproductionPlan(configuration: 'quick' | 'full'): ExperimentPlan {
  const full = configuration === 'full';
  // The lenient split, whose glosses may name the noun, shows what the strict one costs.
  const splits = (task: string) => (full ? [`${task}@random`, `${task}@lenient`] : [`${task}@lenient`]);
  const { sampling, family, surrogate, dim, hidden, batch, pairs, engine, momentum } = defaultTrainingConfig;
  return {
    name: 'reproduce',
    configuration,
    tasks: [
      { data: 'wordnet:ancestors', epochs: 5, metric: 'P@5', otherSplits: splits('wordnet:ancestors') },
      { data: 'wordnet:hypernyms', epochs: 8, metric: 'P@1', otherSplits: splits('wordnet:hypernyms') },
    ],
    methods: full ? fullMethods : quickMethods,
    seeds: full ? [1, 2, 3, 4, 5] : [1, 2, 3],
    tuning: {
      candidates: learningRates.flatMap((learningRate) => [
        { learningRate, normalise: true },
        { learningRate, normalise: false },
      ]),
      devLimit: 4000,
      seed: 0,
    },
    model: {
      ...{ sampling, family, surrogate, dim, hidden, batch, pairs, engine, momentum },
      optimiser: 'adagrad',
      schedule: 'constant',
    },
    devLimit: 1000,
  };
}
