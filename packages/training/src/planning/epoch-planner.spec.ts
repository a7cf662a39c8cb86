import { describe, expect, it } from 'vitest';
import { createEngine } from '../create-engine.ts';
import { smallData } from '../small-data.fixture.ts';
import { type TrainingConfig, defaultTrainingConfig } from '../training-config.ts';
import { EpochPlanner, examplePool } from './epoch-planner.ts';
import { labelSampler } from './sampling.ts';
import { type StepChunk } from './step-chunk.ts';

const data = smallData();
const base: TrainingConfig = {
  ...defaultTrainingConfig,
  engine: 'js',
  sample: 10,
  keep: 1,
  batch: 16,
  epochs: 4,
};

/** Every example of an epoch with the labels of its step, read back from the chunks. */
function laidOut(config: TrainingConfig, epoch: number, skip = 0) {
  const sampler = labelSampler(config, data);
  const planner = new EpochPlanner(config, data.train, examplePool(data.train, config.pairs), sampler, epoch);
  planner.skipTo(skip);
  const [chunk] = createEngine(config, data, sampler).chunks;
  const examples: {
    step: number;
    point: number;
    positive: number;
    sampled: number[];
    masked: number[];
    rates: number[];
  }[] = [];
  let step = skip;
  while (planner.fill(chunk) > 0)
    for (let s = 0; s < chunk.steps; s++) examples.push(...stepExamples(chunk, s, step++));
  return examples;
}

function stepExamples(chunk: StepChunk, s: number, step: number) {
  const { batch, slotCapacity } = chunk.shape;
  const labels = [...chunk.slotLabels.subarray(s * slotCapacity, s * slotCapacity + chunk.slotCounts[s])];
  return Array.from({ length: chunk.exampleCounts[s] }, (_, i) => {
    const at = s * batch + i;
    const masks = [...chunk.maskSlots.subarray(chunk.maskStarts[at], chunk.maskStarts[at + 1])];
    return {
      ...{ step, point: chunk.points[at], positive: labels[chunk.positiveSlots[at]] },
      sampled: labels.slice(0, chunk.sampledCounts[s]),
      masked: masks.map((slot) => labels[slot]).sort((a, b) => a - b),
      rates: [...chunk.rates.subarray(3 * s, 3 * s + 3)],
    };
  });
}

const labelsOf = (point: number) => {
  const { rowStarts, labelIds } = data.train.labels;
  return [...labelIds.subarray(rowStarts[point], rowStarts[point + 1])];
};

describe.each(['accidental-hits', 'with-replacement', 'distinct', 'log-uniform', 'label-frequency'])(
  'a plan with %s',
  (sampling) => {
    const examples = laidOut({ ...base, sampling }, 1);

    it('takes every point with a label once, with one of its labels', () => {
      const labelled = Array.from({ length: data.train.points }, (_, point) => point).filter(
        (p) => labelsOf(p).length > 0,
      );
      expect(examples.map(({ point }) => point).sort((a, b) => a - b)).toEqual(labelled);
      for (const { point, positive } of examples) expect(labelsOf(point)).toContain(positive);
    });

    it('masks exactly the sampled labels that are positives of the example', () => {
      expect(examples.some(({ masked }) => masked.length > 0)).toBe(true);
      for (const { point, sampled, masked } of examples) {
        expect(masked).toEqual(sampled.filter((label) => labelsOf(point).includes(label)));
      }
    });

    it('samples labels in ascending order, as many as the scheme gives', () => {
      for (const { sampled } of examples) {
        expect(sampled).toEqual([...sampled].sort((a, b) => a - b));
        expect(sampled.length).toBeLessThanOrEqual(10);
        if (sampling === 'accidental-hits') expect(new Set(sampled).size).toBe(10);
      }
    });

    it('is laid out again from any step', () => {
      expect(laidOut({ ...base, sampling }, 1, 5)).toEqual(examples.filter(({ step }) => step >= 5));
    });
  },
);

describe('EpochPlanner', () => {
  it('takes every pair of a point and a label when asked for all', () => {
    const pairs = laidOut({ ...base, pairs: 'all' }, 1).map(({ point, positive }) => `${point} ${positive}`);
    const expected = Array.from({ length: data.train.points }, (_, p) =>
      labelsOf(p).map((label) => `${p} ${label}`),
    ).flat();
    expect(pairs.sort()).toEqual(expected.sort());
  });

  it('shuffles and draws anew each epoch and for each seed', () => {
    const [one, two] = [1, 2].map((epoch) => laidOut(base, epoch));
    const other = laidOut({ ...base, seed: 9 }, 1);
    for (const plan of [two, other]) {
      expect(plan.map(({ point }) => point)).not.toEqual(one.map(({ point }) => point));
      expect(plan.map(({ sampled }) => sampled)).not.toEqual(one.map(({ sampled }) => sampled));
    }
  });

  it('lowers the rates linearly over all epochs, to 0 at the end', () => {
    const [embedding, output, momentum] = laidOut(base, 3)[0].rates;
    expect(embedding).toBeCloseTo(0.5 * base.learningRate.embedding, 6);
    expect(output).toBeCloseTo(0.5 * base.learningRate.output, 6);
    expect(momentum).toBeCloseTo(base.momentum, 6);
    expect(laidOut({ ...base, schedule: 'constant' }, 4)[0].rates[0]).toBe(base.learningRate.embedding);
  });
});
