import { describe, expect, it } from 'vitest';
import { createEngine } from '../create-engine.ts';
import { smallData } from '../small-data.fixture.ts';
import { type TrainingConfig, defaultTrainingConfig } from '../training-config.ts';
import { EpochPlanner, examplePool } from './epoch-planner.ts';
import { RunPlanner } from './run-planner.ts';
import { labelSampler } from './sampling.ts';

const data = smallData();
const config: TrainingConfig = {
  ...defaultTrainingConfig,
  ...{ engine: 'js', sample: 10, keep: 1, batch: 16, epochs: 3 },
};
const pool = examplePool(data.train, config.pairs);
const sampler = labelSampler(config, data);
const [chunk] = createEngine(config, data, sampler).chunks;

/** The points of the chunks that a planner fills, one list a chunk. */
function chunksOf(fill: () => unknown): number[][] {
  const chunks: number[][] = [];
  for (fill(); chunk.steps > 0; fill()) {
    const examples = chunk.exampleCounts.subarray(0, chunk.steps).reduce((sum, count) => sum + count, 0);
    chunks.push([...chunk.points.subarray(0, examples)]);
  }
  return chunks;
}

function chunksOfEpoch(epoch: number, skip = 0): number[][] {
  const planner = new EpochPlanner(config, data.train, pool, sampler, epoch);
  planner.skipTo(skip);
  return chunksOf(() => planner.fill(chunk));
}

describe('RunPlanner', () => {
  it('lays out one epoch after the other, none beyond the last', () => {
    const planner = new RunPlanner(config, data.train, pool, sampler, 1, 0);
    expect(planner.steps).toBe(Math.ceil(pool.points.length / config.batch));
    expect(chunksOf(() => planner.fill(chunk))).toEqual([1, 2, 3].flatMap((epoch) => chunksOfEpoch(epoch)));
  });

  it('begins within an epoch', () => {
    const planner = new RunPlanner(config, data.train, pool, sampler, 2, 3);
    expect(chunksOf(() => planner.fill(chunk))).toEqual([...chunksOfEpoch(2, 3), ...chunksOfEpoch(3)]);
  });
});
