import { describe, expect, it } from 'vitest';
import { scattered } from './internal/zipf.ts';
import { labelCounts } from './label-counts.ts';
import { synthetic } from './synthetic.ts';

const shape = { points: 1000, features: 5000, labels: 300, nonZeros: 20, labelsPerPoint: 2, seed: 1 };
const ascending = (starts: Uint32Array, ids: Uint32Array) =>
  ids.every((id, at) => at === 0 || id > ids[at - 1] || starts.includes(at));

describe('synthetic', () => {
  const dataset = synthetic(shape);

  it('has the shape it was asked for', () => {
    expect(dataset).toMatchObject({ name: 'synthetic:1000x5000x300', features: 5000, labels: 300 });
    expect([dataset.train.points, dataset.test.points]).toEqual([1000, 250]);
    for (const { points, features, labels } of [dataset.train, dataset.test]) {
      expect([...features.rowStarts]).toEqual(Array.from({ length: points + 1 }, (_, row) => 20 * row));
      expect([...labels.rowStarts]).toEqual(Array.from({ length: points + 1 }, (_, row) => 2 * row));
      expect(ascending(features.rowStarts, features.columnIds)).toBe(true);
      expect(ascending(labels.rowStarts, labels.labelIds)).toBe(true);
      expect(Math.max(...features.columnIds)).toBeLessThan(5000);
      expect(Math.max(...labels.labelIds)).toBeLessThan(300);
    }
  });

  it('is the same for the same seed only', () => {
    expect(synthetic(shape)).toEqual(dataset);
    expect(synthetic({ ...shape, seed: 2 }).checksum).not.toBe(dataset.checksum);
    expect(dataset.checksum).toBe('f26765d2bda7b7e6b50e2d79cc549130cad9e3e507b17d5e5f329539fd6cb9a6');
  });

  it('has label frequencies near the log-uniform ones', () => {
    const counts = labelCounts(synthetic({ ...shape, points: 20_000, labelsPerPoint: 1, nonZeros: 1 }).train);
    const labelOf = scattered(300);
    for (const rank of [0, 1, 2, 5, 20]) {
      const chance = Math.log((rank + 2) / (rank + 1)) / Math.log(301);
      const spread = Math.sqrt(20_000 * chance * (1 - chance));
      expect(Math.abs(counts[labelOf(rank)] - 20_000 * chance)).toBeLessThan(4 * spread);
    }
  });

  it('tells something of the labels through the features, and nothing at signal 0', () => {
    // How often the nearest training point, by shared features, shares a label with a test point.
    const shared = (signal: number) => {
      const { train, test } = synthetic({ ...shape, signal });
      const row = (starts: Uint32Array, ids: Uint32Array, at: number) =>
        ids.subarray(starts[at], starts[at + 1]);
      const overlap = (a: Set<number>, b: Uint32Array) => b.reduce((sum, id) => sum + Number(a.has(id)), 0);
      let hits = 0;
      for (let point = 0; point < 100; point++) {
        const features = new Set(row(test.features.rowStarts, test.features.columnIds, point));
        const scores = Array.from({ length: train.points }, (_, at) =>
          overlap(features, row(train.features.rowStarts, train.features.columnIds, at)),
        );
        const nearest = scores.indexOf(Math.max(...scores));
        const labels = new Set(row(test.labels.rowStarts, test.labels.labelIds, point));
        hits += Math.sign(overlap(labels, row(train.labels.rowStarts, train.labels.labelIds, nearest)));
      }
      return hits;
    };
    expect(shared(1)).toBeGreaterThan(80);
    expect(shared(0)).toBeLessThan(50);
  });

  it('fills every feature when nonZeros is their number', () => {
    const { train } = synthetic({ ...shape, points: 3, features: 7, nonZeros: 7, labels: 2 });
    expect([...train.features.columnIds]).toEqual([
      0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 6,
    ]);
  });

  it.each([
    [{ points: 0 }, 'points must be a whole number from 1 to 4294967295, got 0'],
    [{ nonZeros: 5001 }, 'nonZeros must be a whole number from 1 to features = 5000, got 5001'],
    [{ labelsPerPoint: 301 }, 'labelsPerPoint must be a whole number from 1 to labels = 300, got 301'],
    [{ testPoints: 1.5 }, 'testPoints must be a whole number from 1 to 4294967295, got 1.5'],
    [{ signal: 1.1 }, 'signal must be from 0 to 1, got 1.1'],
    [{ signal: NaN }, 'signal must be from 0 to 1, got NaN'],
    [{ seed: 0.5 }, 'seed must be a whole number'],
  ])('refuses %j', (options, message) => {
    expect(() => synthetic({ ...shape, ...options })).toThrow(message);
  });
});

describe('scattered', () => {
  it.each([1, 2, 3, 300, 4096, 9973])('runs once over %d ids', (size) => {
    const of = scattered(size);
    expect(new Set(Array.from({ length: size }, (_, rank) => of(rank))).size).toBe(size);
  });
});
