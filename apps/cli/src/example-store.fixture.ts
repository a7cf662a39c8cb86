import { openStore, type RunRecord } from '@owlery/results';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A run as training would leave it; for tests of what reads a store. */
export function exampleRun(keep: number, seed: number): RunRecord {
  const precision = 0.5 + 0.1 / keep + 0.01 * seed;
  return {
    schema: 'owlery.run/1',
    id: `toy-8-${keep}-seed-${seed}`,
    createdAt: `2025-03-0${seed}T12:00:00.000Z`,
    data: { name: 'toy', features: 50, labels: 30, train: 400, test: 100, checksum: 'c0ffee' },
    config: {
      ...{ method: keep === 8 ? 'ns' : 'snm', family: 'bowl', surrogate: 'hinge', sample: 8, keep },
      ...{
        sampling: 'accidental-hits',
        dim: 8,
        hidden: 0,
        normalise: false,
        epochs: 1,
        batch: 16,
        seed,
        threads: 1,
      },
      ...{ engine: 'wasm', optimiser: 'sgd', learningRate: { embedding: 1, output: 0.1 }, momentum: 0.9 },
      schedule: 'linear',
    },
    epochs: [{ epoch: 1, loss: 1.5, seconds: 2, examplesPerSecond: 200, scoredLabels: 3600 }],
    metrics: { test: { 'P@1': precision, 'P@3': precision / 2, 'P@5': precision / 3 } },
    cost: { trainSeconds: 2, scoredLabels: 3600 },
    environment: { node: 'v20.0.0', platform: 'linux-x64', cpu: 'test', cores: 2 },
    checksum: '0'.repeat(64),
  };
}

/** Writes a store with four runs, an unfinished one and a torn record. */
export async function writeExampleStore(folder: string): Promise<RunRecord[]> {
  const runs = [exampleRun(1, 1), exampleRun(1, 2), exampleRun(8, 3), exampleRun(8, 4)];
  const store = openStore(folder);
  for (const run of runs) await store.write(run);
  mkdirSync(join(folder, 'going'));
  await store.appendEpoch('going', runs[0].epochs[0]);
  mkdirSync(join(folder, 'torn'));
  writeFileSync(join(folder, 'torn/record.json'), '{"schema":"owlery.r');
  return runs;
}
