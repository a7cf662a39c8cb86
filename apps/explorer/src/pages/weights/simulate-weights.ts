import { mineTopK, type MiningScheme, samplers } from '@owlery/mining';
import { randomStream } from '@owlery/numeric';

/** How often each rank was kept, with the half width of the normal 95 % interval of its mean. */
export interface SimulatedWeights {
  readonly frequencies: Float64Array;
  readonly halfWidths: Float64Array;
}

/**
 * The order weights of a mining scheme as frequencies: `draws` times b negatives are drawn, the k best scored
 * are kept, and each rank counts how often it was among them (copies as often as they come).
 *
 * Rank j is class j − 1 and the label is class N, so that the scores are known.
 *
 * @example
 * simulateWeights({ negatives: 5, sample: 3, keep: 1, scheme: 'without-replacement' }, 1000, 1).frequencies[0] // near 0.6
 */
export function simulateWeights(mining: MiningScheme, draws: number, seed: number): SimulatedWeights {
  const { negatives, sample, keep, scheme } = mining;
  const sampler = samplers.find((entry) => entry.scheme === scheme)!.prepare({ classes: negatives + 1 });
  const stream = randomStream(seed, 'explorer', 'weights', scheme);
  const positives = Int32Array.of(negatives);
  const drawn = new Int32Array(sample);
  const scores = new Float64Array(sample);
  const kept = new Int32Array(sample);
  const counts = new Float64Array(negatives);
  const sums = new Float64Array(negatives);
  const squares = new Float64Array(negatives);
  for (let draw = 0; draw < draws; draw++) {
    const count = sampler.sample(stream, sample, drawn, positives);
    for (let i = 0; i < count; i++) scores[i] = -drawn[i];
    const found = mineTopK(scores, drawn, count, keep, kept);
    for (let i = 0; i < found; i++) counts[drawn[kept[i]]]++;
    for (let i = 0; i < found; i++) {
      const rank = drawn[kept[i]];
      sums[rank] += counts[rank];
      squares[rank] += counts[rank] * counts[rank];
      counts[rank] = 0; // A copy later in the list adds nothing more.
    }
  }
  const frequencies = sums.map((sum) => sum / draws);
  const halfWidths = frequencies.map((mean, rank) => {
    const variance = Math.max(0, squares[rank] / draws - mean * mean);
    return 1.96 * Math.sqrt(variance / Math.max(1, draws - 1));
  });
  return { frequencies, halfWidths };
}
