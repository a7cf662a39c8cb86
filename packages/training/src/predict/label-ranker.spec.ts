import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rankWithCheckpoint } from '../rank-with-checkpoint.ts';
import { smallData } from '../small-data.fixture.ts';
import { train } from '../train.ts';
import { type TrainingConfig, defaultTrainingConfig } from '../training-config.ts';
import { openLabelRanker, rankedAtOnce } from './label-ranker.ts';

const data = smallData({ points: 3 * rankedAtOnce, features: 60, labels: 30 });
const points = data.train.features;
const config: TrainingConfig = {
  ...defaultTrainingConfig,
  ...{ sample: 8, keep: 2, dim: 10, batch: 8, epochs: 2, threads: 1 },
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'owlery-predict-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function trained(change: Partial<TrainingConfig>): Promise<string> {
  const path = join(folder, `${JSON.stringify(change).replace(/\W+/g, '-')}.bin`);
  await train({ config: { ...config, ...change }, data, checkpoint: { path, everySeconds: Infinity } });
  return path;
}

describe('a ranker of a checkpoint', () => {
  it.each<Partial<TrainingConfig>>([
    {},
    { normalise: true, momentum: 0 },
    { hidden: 14, learningRate: { embedding: 0.2, output: 0.1 } },
    { optimiser: 'adagrad', learningRate: { embedding: 0.1, output: 0.1 } },
    { engine: 'js', normalise: true, hidden: 6 },
  ])('ranks as the plain engine does, on any number of threads: %o', async (change) => {
    const path = await trained(change);
    const plain = await rankWithCheckpoint({ path, data, split: 'train', from: 0, to: points.rows, k: 4 });
    const answers = await Promise.all(
      [1, 2, 3].map(async (threads) => {
        const ranker = await openLabelRanker(path, { threads, k: 4 });
        const found = await ranker.rank(points, 4);
        await ranker.close();
        return found;
      }),
    );
    const [one] = answers;
    for (const other of answers) expect(other).toEqual(one);
    const close = (score: number, other: number) => Math.abs(score - other) <= 1e-5 * (1 + Math.abs(other));
    expect(one.scores.every((score, at) => close(score, plain.scores[at]))).toBe(true);
    // Where neighbours are further apart than rounding, the labels are the same.
    const apart = (at: number) => at % 4 === 3 || !close(plain.scores[at], plain.scores[at + 1]);
    let compared = 0;
    for (let at = 0; at < one.labels.length; at++) {
      if (!apart(at) || (at % 4 > 0 && !apart(at - 1)) || at % 4 === 3) continue;
      expect(one.labels[at]).toBe(plain.labels[at]);
      compared++;
    }
    expect(compared).toBeGreaterThan(points.rows);
  });

  it('gives ties to the smaller label, and −1 where there are no more labels', async () => {
    const path = await trained({});
    const ranker = await openLabelRanker(path, { threads: 2, k: 40 });
    const none = { rows: 1, columns: 60, rowStarts: Uint32Array.of(0, 0) };
    const { labels, scores } = await ranker.rank(
      { ...none, columnIds: new Uint32Array(0), values: new Float32Array(0) },
      32,
    );
    await ranker.close();
    expect([...labels]).toEqual([...Array(30).keys(), -1, -1]);
    expect([...scores].map(Math.abs)).toEqual([...Array(30).fill(0), Infinity, Infinity]);
  });

  it('refuses points with other features, and more labels than it has room for', async () => {
    const ranker = await openLabelRanker(await trained({}), { threads: 1, k: 5 });
    await expect(ranker.rank({ ...points, columns: 61 }, 5)).rejects.toThrow(
      'points must have 60 features, got 61',
    );
    await expect(ranker.rank(points, 6)).rejects.toThrow('k must be a whole number from 1 to 5, got 6');
    await ranker.close();
  });
});
