/**
 * SNM against NS on top of every encoder: precision at 1 on WordNet's hypernyms, and what a step costs.
 *
 *   npx nx run tensorflow:compare-encoders --args="--points 20000 --epochs 3 --seeds 3"
 *
 * Each method on each encoder takes its learning rates from one list by the dev split, with a seed that
 * is not reported; then the test split is measured once per seed.
 */
import { parseArgs } from 'node:util';
import { type Dataset, loadDataset, type Split } from '@owlery/data';
import { defaultTrainingConfig, encoderIds, train, type TrainingConfig } from '@owlery/training';
import { makeTensorflowEngine as makeEngine } from '../src/index.ts';

const { values: given } = parseArgs({
  options: {
    points: { type: 'string', default: '20000' },
    epochs: { type: 'string', default: '3' },
    seeds: { type: 'string', default: '3' },
    encoders: { type: 'string', default: encoderIds.join(',') },
  },
});
const [points, epochs, seeds] = [given.points, given.epochs, given.seeds].map(Number);
/** Of Adam on the encoder, and of row-wise Adagrad on the label rows. */
const learningRates = [
  { embedding: 0.001, output: 0.03 },
  { embedding: 0.005, output: 0.03 },
  { embedding: 0.005, output: 0.1 },
];
const [dim, batch] = [32, 256];
const methods = {
  'SNM(64, 1)': { method: 'snm', sample: 64, keep: 1 },
  'NS(64)': { method: 'ns', sample: 64, keep: 64 },
} as const;

const whole = await loadDataset('wordnet:hypernyms');
const data: Dataset = { ...whole, train: thinned(whole.train, points) };
const steps = epochs * Math.ceil(data.train.points / batch);

console.log(
  `${data.train.points} training points, ${epochs} epochs of batch ${batch}, d = ${dim}, ${seeds} seeds\n`,
);
console.log('| encoder | method | rates | P@1 in % | encoder, ms a step | labels, ms a step |');
console.log('| --- | --- | --- | --- | ---: | ---: |');
for (const encoder of given.encoders.split(',')) {
  for (const [name, method] of Object.entries(methods)) {
    const configOf = (learningRate: (typeof learningRates)[number], seed: number): TrainingConfig => ({
      ...defaultTrainingConfig,
      ...method,
      ...{ engine: 'tfjs', encoder, epochs, seed, dim, batch },
      ...{ optimiser: 'adagrad', learningRate },
    });
    let [best, chosen] = [-1, learningRates[0]];
    for (const rates of learningRates) {
      const config = configOf(rates, 0);
      const { metrics } = await train({ config, data, makeEngine, finalSplits: ['dev'] });
      const score = metrics.dev?.['P@1'] ?? 0;
      if (score > best) [best, chosen] = [score, rates];
      console.error(`${encoder}, ${name}, rates ${told(rates)}: dev P@1 ${percent(score)}`);
    }
    const precisions: number[] = [];
    const [encoderMs, labelMs]: number[][] = [[], []];
    for (let seed = 1; seed <= seeds; seed++) {
      const { metrics, phases } = await train({ config: configOf(chosen, seed), data, makeEngine });
      precisions.push(metrics.test?.['P@1'] ?? 0);
      encoderMs.push((phases.embed + phases.updateFeatures) / steps);
      labelMs.push((phases.score + phases.mine + phases.updateLabels) / steps);
      console.error(`${encoder}, ${name}, seed ${seed}: test P@1 ${percent(precisions.at(-1)!)}`);
    }
    const precision = `${percent(mean(precisions))} (${precisions.map(percent).join(', ')})`;
    // Other work on the machine only adds, so the least is nearest to the cost.
    const times = [encoderMs, labelMs].map((list) => Math.min(...list).toFixed(1)).join(' | ');
    console.log(`| ${encoder} | ${name} | ${told(chosen)} | ${precision} | ${times} |`);
  }
}

/** So many points, spread evenly, since WordNet's file goes from field to field. */
function thinned(split: Split, most: number): Split {
  const count = Math.min(most, split.points);
  const rows = (rowStarts: Uint32Array) => {
    const points = Array.from({ length: count }, (_, i) => Math.floor((i * split.points) / count));
    const starts = new Uint32Array(count + 1);
    points.forEach((point, i) => (starts[i + 1] = starts[i] + rowStarts[point + 1] - rowStarts[point]));
    const places = points.flatMap((point) =>
      Array.from({ length: rowStarts[point + 1] - rowStarts[point] }, (_, at) => rowStarts[point] + at),
    );
    return {
      rowStarts: starts,
      ids: (all: Uint32Array) => Uint32Array.from(places, (at) => all[at]),
      places,
    };
  };
  const { features, labels, sequences } = split;
  const [x, y] = [rows(features.rowStarts), rows(labels.rowStarts)];
  const values = Float32Array.from(x.places, (at) => features.values[at]);
  const words = sequences && rows(sequences.rowStarts);
  return {
    ...{ name: split.name, points: count },
    features: {
      ...features,
      rows: count,
      rowStarts: x.rowStarts,
      columnIds: x.ids(features.columnIds),
      values,
    },
    labels: { ...labels, points: count, rowStarts: y.rowStarts, labelIds: y.ids(labels.labelIds) },
    ...(words && {
      sequences: { points: count, rowStarts: words.rowStarts, wordIds: words.ids(sequences.wordIds) },
    }),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function told({ embedding, output }: (typeof learningRates)[number]): string {
  return `${embedding}, ${output}`;
}

function percent(share: number): string {
  return (100 * share).toFixed(2);
}
