import { describe, expect, it } from 'vitest';
import { gains } from './gains.ts';
import { groupRuns } from './group-runs.ts';
import { runWithPrecision } from './record.fixture.ts';

const learningRate = { embedding: 2, output: 0.2 };
const seeds = [1, 2, 3];
const groups = groupRuns(
  seeds.flatMap((seed) => [
    runWithPrecision({ method: 'ns', sample: 1, keep: 1, seed }, 0.1 * seed),
    runWithPrecision({ method: 'ns', sample: 5, seed, keep: 5, learningRate }, 0.15 * seed),
    runWithPrecision({ method: 'ns', sample: 64, keep: 64, seed }, 0.2 * seed),
    runWithPrecision({ sample: 64, keep: 5, seed, learningRate }, 0.25 * seed),
    runWithPrecision({ sample: 64, keep: 1, seed }, 0.3 * seed),
    runWithPrecision({ sample: 64, keep: 1, seed, dim: 99 }, 0.31 * seed),
    runWithPrecision({ method: 'full', sample: 64, keep: 1, seed }, 0.32 * seed),
  ]),
);

const summary = (footing: 'scored-labels' | 'kept-negatives') =>
  gains(groups, 'P@1', footing).map((gain) => [gain.mining.method, gain.sampling.method, gain.ratio!.ratio]);

describe('gains', () => {
  it('at equal scored labels hold SNM(b, k) against NS(b), whatever the learning rates', () => {
    expect(summary('scored-labels')).toEqual([
      ['SNM(64, 5)', 'NS(64)', expect.closeTo(1.25, 9)],
      [expect.stringContaining('SNM(64, 1) [dim=8'), 'NS(64)', expect.closeTo(1.5, 9)],
    ]);
  });

  it('at equal kept negatives hold SNM(b, k) against NS(k)', () => {
    expect(summary('kept-negatives')).toEqual([
      ['SNM(64, 5)', 'NS(5)', expect.closeTo(5 / 3, 9)],
      [expect.stringContaining('SNM(64, 1)'), 'NS(1)', expect.closeTo(3, 9)],
    ]);
  });

  it('look past what the tag says was tuned for each method, and past nothing else', () => {
    const tagged = (tuned: string) =>
      groupRuns([
        { ...runWithPrecision({ normalise: false }, 0.6), labels: { tuned } },
        {
          ...runWithPrecision({ method: 'ns', sample: 64, keep: 64, normalise: true }, 0.4),
          labels: { tuned },
        },
      ]);
    expect(gains(tagged('learningRate normalise'), 'P@1', 'scored-labels')).toHaveLength(1);
    expect(gains(tagged('learningRate'), 'P@1', 'scored-labels')).toHaveLength(0);
  });

  it('pair by seed: what a seed does to both sides does not widen the interval', () => {
    const [{ ratio }] = gains(groups, 'P@1', 'scored-labels');
    expect(ratio).toMatchObject({ count: 3, low: expect.closeTo(1.25, 9), high: expect.closeTo(1.25, 9) });
  });

  it('use only seeds that both sides have, and say null when there is none', () => {
    const mining = seeds.map((seed) => runWithPrecision({ seed }, 0.4));
    const sampling = (seed: number) => runWithPrecision({ method: 'ns', sample: 64, keep: 64, seed }, 0.2);
    const [two] = gains(
      groupRuns([...mining, sampling(2), sampling(3), sampling(4)]),
      'P@1',
      'scored-labels',
    );
    expect(two.ratio).toMatchObject({ count: 2, ratio: expect.closeTo(2, 9) });
    const [none] = gains(groupRuns([...mining, sampling(9)]), 'P@1', 'scored-labels');
    expect(none.ratio).toBeNull();
    expect(gains(groupRuns([...mining, sampling(1)]), 'P@9', 'scored-labels')[0].ratio).toBeNull();
  });
});
