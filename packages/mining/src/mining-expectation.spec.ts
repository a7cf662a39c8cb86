import { argsortDescending, randomStream } from '@owlery/numeric';
import { describe, expect, it } from 'vitest';

import { capacityWeights } from './capacity-weights.ts';
import { inBatchNegatives } from './in-batch-negatives.ts';
import { inducedWeights } from './induced-weights.ts';
import { mineTopK } from './mine-top-k.ts';
import { type NegativeSampler } from './sampler.ts';
import { samplers } from './samplers.ts';

/*
 * Samplers and mining together against the weights. Each mean is a sum of independent bounded counts and is
 * compared at 5 standard errors, an error rate of about 6e-7; with some 400 comparisons the whole file fails by
 * chance with probability below 3e-4 over the choice of seeds, which are fixed.
 */
const standardErrors = 5;
const trials = 20_000;
const classes = 9;
const positive = 4;
const labelCounts = [3, 1, 8, 2, 6, 5, 1, 9, 4];

/** How often each rank is kept, per draw, with its standard error. */
function keptByRank(
  rank: Int32Array,
  keep: number,
  scores: Float64Array,
  draw: (out: Int32Array) => number,
): { mean: number; error: number }[] {
  const out = new Int32Array(classes * 4);
  const scored = new Float64Array(out.length);
  const positions = new Int32Array(out.length);
  const sums = new Float64Array(classes - 1);
  const squares = new Float64Array(classes - 1);
  const counts = new Float64Array(classes - 1);
  for (let t = 0; t < trials; t++) {
    const written = draw(out);
    for (let i = 0; i < written; i++) scored[i] = scores[out[i]];
    const kept = mineTopK(scored, out, written, keep, positions);
    counts.fill(0);
    for (let i = 0; i < kept; i++) counts[rank[out[positions[i]]]] += 1;
    counts.forEach((count, j) => {
      sums[j] += count;
      squares[j] += count * count;
    });
  }
  return Array.from(sums, (sum, j) => {
    const mean = sum / trials;
    return { mean, error: Math.sqrt((squares[j] / trials - mean * mean) / trials) };
  });
}

/** Scores, and the rank of each negative among them, from 0. */
function ranking(seed: number): { scores: Float64Array; rank: Int32Array; byRank: number[] } {
  const stream = randomStream(seed, 'scores');
  const scores = Float64Array.from({ length: classes }, () => stream.normal());
  const byRank = [...argsortDescending(scores)].filter((label) => label !== positive);
  const rank = new Int32Array(classes).fill(-1);
  byRank.forEach((label, j) => (rank[label] = j));
  return { scores, rank, byRank };
}

function expectMeans(kept: { mean: number; error: number }[], weights: Float64Array): void {
  kept.forEach(({ mean, error }, j) => {
    // A rank that is hardly ever kept has a Poisson count, whose error is not seen in the sample.
    const allowed = standardErrors * Math.max(error, Math.sqrt(weights[j] / trials)) + 10 / trials;
    expect(Math.abs(mean - weights[j]), `rank ${j + 1}`).toBeLessThanOrEqual(allowed);
  });
}

/** The weights of the ranks when draws follow q, given that they are negatives. */
function weightsOf(prepared: NegativeSampler, byRank: number[], b: number, k: number): Float64Array {
  const masses = byRank.map((label) => prepared.probability(label));
  const rest = 1 - prepared.probability(positive);
  return capacityWeights(
    masses.map((mass) => mass / rest),
    b,
    k,
  );
}

describe.each(samplers)('$id', (sampler) => {
  it.each([
    [1, 1],
    [4, 1],
    [4, 3],
    [7, 2],
    [8, 8],
  ])('keeps each rank as often as its weight says: b = %i, k = %i', (sample, keep) => {
    const prepared = sampler.prepare({ classes, labelCounts });
    const { scores, rank, byRank } = ranking(sample + 10 * keep);
    const stream = randomStream(1, 'expectation', sampler.id, `${sample}`, `${keep}`);
    const kept = keptByRank(rank, keep, scores, (out) => prepared.sample(stream, sample, out, [positive]));
    const weights =
      sampler.scheme === null
        ? weightsOf(prepared, byRank, sample, keep)
        : inducedWeights({ negatives: classes - 1, sample, keep, scheme: sampler.scheme });
    expectMeans(kept, weights);
  });
});

describe('inBatchNegatives', () => {
  it('passes over positives and the example itself, copies kept', () => {
    const out = new Int32Array(5);
    expect(inBatchNegatives([4, 1, 4, 2, 1, 0], 1, out, Int32Array.of(9, 2, 1, 9), 1, 3)).toBe(3);
    expect([...out.slice(0, 3)]).toEqual([4, 4, 0]);
    expect(inBatchNegatives([3], 0, out, [])).toBe(0);
    expect(() => inBatchNegatives([1, 2], 2, out, [])).toThrow(
      'own must be an index of the batch from 0 to 1, got 2',
    );
    expect(() => inBatchNegatives([1, 2, 3], 0, new Int32Array(1), [])).toThrow(
      'out must hold at least 2 labels, got an array of 1',
    );
  });

  it('gives, per negative in the batch, the mean that label frequency gives', () => {
    const prior = samplers.find(({ id }) => id === 'label-frequency')?.prepare({ classes, labelCounts });
    if (prior === undefined) throw new Error('no sampler by label frequency');
    const stream = randomStream(2, 'batch');
    const { scores, rank, byRank } = ranking(3);
    const batch = new Int32Array(6);
    const expected = new Float64Array(classes - 1);
    const kept = keptByRank(rank, 2, scores, (out) => {
      batch[0] = positive;
      prior.sample(stream, 5, batch.subarray(1), []);
      const written = inBatchNegatives(batch, 0, out, [positive]);
      if (written > 0) {
        const weights = weightsOf(prior, byRank, written, Math.min(2, written));
        weights.forEach((weight, j) => (expected[j] += weight / trials));
      }
      return written;
    });
    expectMeans(kept, expected);
  });
});
