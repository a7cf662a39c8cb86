import { chiSquareTest, randomStream } from '@owlery/numeric';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { labelFrequency } from './label-frequency.ts';
import { logUniform } from './log-uniform.ts';
import { type Sampler } from './sampler.ts';
import { samplerNamed, samplers } from './samplers.ts';
import { uniformSchemes } from './uniform-scheme.ts';
import { uniformWithoutReplacement } from './uniform-without-replacement.ts';

/*
 * A chi-square test below fails by chance with probability at most 1e-4 over the choice of seeds; the seeds
 * are fixed, so a run decides once and for all.
 */
const level = 1e-4;

/** Every sequence of `length` numbers from 0 to n − 1. */
function sequences(n: number, length: number): number[][] {
  if (length === 0) return [[]];
  return sequences(n, length - 1).flatMap((rest) => Array.from({ length: n }, (_, i) => [...rest, i]));
}

/** What one draw of b labels writes, sorted: the exact law, by listing all draws of the scheme with their chances. */
function exactLaw(
  sampler: Sampler,
  q: readonly number[],
  positives: readonly number[],
  b: number,
): Map<string, number> {
  const law = new Map<string, number>();
  let total = 0;
  for (const drawn of sequences(q.length, b)) {
    const overAll = sampler.scheme === 'accidental-hits';
    if (!overAll && drawn.some((label) => positives.includes(label))) continue;
    if (!sampler.withReplacement && new Set(drawn).size < b) continue;
    const written = sampler.keepsCopies ? drawn : [...new Set(drawn)];
    const key = written
      .filter((label) => !positives.includes(label))
      .sort((x, y) => x - y)
      .join();
    const chance = drawn.reduce((product, label) => product * q[label], 1);
    law.set(key, (law.get(key) ?? 0) + chance);
    total += chance;
  }
  return new Map([...law].map(([key, chance]) => [key, chance / total]));
}

const labelCounts = [5, 0, 2, 9, 1, 3];

describe.each(samplers)('$id', (sampler) => {
  it.each([
    [[3], 3],
    [[0, 4, 0], 2],
    [[5, 2], 1],
    [[], 2],
  ])('draws by its exact law, whole samples at once: positives %j, b = %i', (positives, b) => {
    const prepared = sampler.prepare({ classes: 6, labelCounts });
    const q = Array.from({ length: 6 }, (_, label) => prepared.probability(label));
    const law = exactLaw(sampler, q, positives, b);
    const counts = new Map([...law.keys()].map((key) => [key, 0]));
    const stream = randomStream(1, 'law', sampler.id, positives.join(), `${b}`);
    const out = new Int32Array(b);
    const trials = 30_000;
    for (let t = 0; t < trials; t++) {
      const written = prepared.sample(stream, b, out, positives);
      const key = out.slice(0, written).sort().join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect([...counts.keys()].filter((key) => !law.has(key))).toEqual([]);
    const keys = [...law].filter(([, chance]) => chance > 0).map(([key]) => key);
    const observed = keys.map((key) => counts.get(key) as number);
    const expected = keys.map((key) => (law.get(key) as number) * trials);
    if (keys.length === 1) expect(observed).toEqual([trials]);
    else expect(chiSquareTest(observed, expected).pValue).toBeGreaterThan(level);
  });

  it('has probabilities of sum 1', () => {
    const prepared = sampler.prepare({ classes: 6, labelCounts });
    let sum = 0;
    for (let label = 0; label < 6; label++) sum += prepared.probability(label);
    expect(sum).toBeCloseTo(1, 14);
  });

  it('writes labels that are no positives, as many as it returns, and leaves the rest of the array', () => {
    const points = fc.record({
      classes: fc.integer({ min: 2, max: 60 }),
      positives: fc.array(fc.nat(59), { maxLength: 8 }),
      count: fc.integer({ min: 1, max: 70 }),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(points, ({ classes, positives, count, seed }) => {
        const own = positives.filter((label) => label < classes);
        const negatives = classes - new Set(own).size;
        fc.pre(negatives > 0 && (sampler.withReplacement || count <= negatives));
        const prepared = sampler.prepare({ classes, labelCounts: new Float64Array(classes).fill(1) });
        const out = new Int32Array(count + 1).fill(-7);
        // The positives stand inside a longer array.
        const padded = Int32Array.of(0, ...own, 1);
        const written = prepared.sample(randomStream(seed), count, out, padded, 1, own.length + 1);
        const labels = Array.from(out.slice(0, written));
        expect(labels.every((label) => label >= 0 && label < classes && !own.includes(label))).toBe(true);
        if (!sampler.keepsCopies) expect(new Set(labels).size).toBe(written);
        if (sampler.scheme !== 'distinct' && sampler.scheme !== 'accidental-hits')
          expect(written).toBe(count);
        expect(out[count]).toBe(-7);
        const again = new Int32Array(count + 1);
        sampler
          .prepare({ classes, labelCounts: new Float64Array(classes).fill(1) })
          .sample(randomStream(seed), count, again, own);
        expect(Array.from(again.slice(0, written))).toEqual(labels);
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it('refuses impossible draws and foreign positives', () => {
    const prepared = sampler.prepare({ classes: 6, labelCounts });
    const draw = (count: number, length: number, positives: number[]) => () =>
      prepared.sample(randomStream(1), count, new Int32Array(length), positives);
    expect(draw(0, 5, [])).toThrow('count must be a whole number');
    expect(draw(3, 2, [])).toThrow('out must hold at least count = 3 labels, got an array of 2');
    expect(draw(1, 1, [6])).toThrow('positives must be labels from 0 to 5, got 6 at index 0');
    expect(draw(1, 1, [0, -1])).toThrow('got -1 at index 1');
    if (sampler.scheme !== 'accidental-hits') expect(draw(1, 1, [0, 1, 2, 3, 4, 5])).toThrow(RangeError);
    if (!sampler.withReplacement)
      expect(draw(7, 7, [0])).toThrow(/count must be a whole number from 1 to \w+ = \d, got 7/);
    expect(() => sampler.prepare({ classes: 1, labelCounts: [1] })).toThrow(
      'classes must be a whole number from 2',
    );
  });
});

describe('uniform without replacement over a large space', () => {
  it('hits every negative equally often', () => {
    const classes = 2000;
    const prepared = uniformWithoutReplacement.prepare({ classes });
    const positives = [0, 17, 1999, 1998, 500];
    const stream = randomStream(3, 'large');
    const b = 400;
    const out = new Int32Array(b);
    const hits = new Float64Array(classes);
    const trials = 2000;
    for (let t = 0; t < trials; t++) {
      prepared.sample(stream, b, out, positives);
      for (const label of out) hits[label] += 1;
    }
    const N = classes - positives.length;
    const inclusions = hits.filter((_, label) => !positives.includes(label));
    const expected = (trials * b) / N;
    // Samples of fixed size spread less than independent hits: variance × (1 − b/N), correlation −1/(N − 1).
    const spread = (N - 1) / N / (1 - b / N);
    const scaled = inclusions.map((count) => expected + (count - expected) * Math.sqrt(spread));
    const { pValue } = chiSquareTest(scaled, new Float64Array(N).fill(expected));
    expect(pValue).toBeGreaterThan(level / 2);
    expect(pValue).toBeLessThan(1 - level / 2);
  });
});

describe('the laws that are not uniform', () => {
  it('draws log-uniformly over 5,000 classes', () => {
    const prepared = logUniform.prepare({ classes: 5000 });
    const out = new Int32Array(200_000);
    prepared.sample(randomStream(4, 'log-uniform'), out.length, out, []);
    const edges = [0, 1, 2, 3, 5, 10, 30, 100, 300, 1000, 3000, 4900, 5000];
    const mass = (label: number): number => Math.log((label + 2) / (label + 1)) / Math.log(5001);
    const observed = new Float64Array(edges.length - 1);
    const expected = new Float64Array(edges.length - 1);
    for (const label of out) observed[edges.findIndex((edge) => label < edge) - 1] += 1;
    for (let label = 0; label < 5000; label++) {
      expected[edges.findIndex((edge) => label < edge) - 1] += out.length * mass(label);
      expect(Math.abs(prepared.probability(label) / mass(label) - 1)).toBeLessThan(1e-11);
    }
    expect(chiSquareTest(observed, expected).pValue).toBeGreaterThan(level);
  });

  it('follows skewed label counts over 300 classes, never a label of count 0', () => {
    const counts = Float64Array.from({ length: 300 }, (_, label) =>
      label % 7 === 0 ? 0 : 1000 / (label + 1),
    );
    const prepared = labelFrequency.prepare({ classes: 300, labelCounts: counts });
    const total = counts.reduce((sum, count) => sum + count, 0);
    const out = new Int32Array(200_000);
    prepared.sample(randomStream(5, 'frequency'), out.length, out, []);
    const observed = new Float64Array(300);
    for (const label of out) observed[label] += 1;
    const expected = counts.map((count) => (count / total) * out.length);
    expect(chiSquareTest(observed, expected).pValue).toBeGreaterThan(level);
  });

  it.each([
    [undefined, 'labelCounts must hold one count for each of classes = 3, got none'],
    [[1, 2], 'labelCounts must hold one count for each of classes = 3, got 2'],
    [[1, -2, 3], 'labelCounts must be finite and at least 0, got -2 for label 1'],
    [[0, 0, 0], 'labelCounts must have a positive, finite sum, got 0'],
  ])('refuses label counts %j', (counts, message) => {
    const space = counts === undefined ? { classes: 3 } : { classes: 3, labelCounts: counts };
    expect(() => labelFrequency.prepare(space)).toThrow(message);
  });

  it('refuses a point whose positives hold all of the mass', () => {
    const prepared = labelFrequency.prepare({ classes: 3, labelCounts: [1, 0, 2] });
    expect(() => prepared.sample(randomStream(1), 1, new Int32Array(1), [0, 2])).toThrow(
      'positives must leave classes that can be drawn',
    );
  });
});

describe('the registry', () => {
  it('names every uniform scheme once', () => {
    expect(samplers.flatMap((sampler) => sampler.scheme ?? [])).toEqual([...uniformSchemes]);
    expect(samplers.every((sampler) => sampler.uniform === (sampler.scheme !== null))).toBe(true);
    expect(new Set(samplers.map((sampler) => sampler.id)).size).toBe(samplers.length);
    expect(samplerNamed('distinct').id).toBe('distinct');
    expect(() => samplerNamed('zipf')).toThrow('sampler must be one of without-replacement,');
  });
});
