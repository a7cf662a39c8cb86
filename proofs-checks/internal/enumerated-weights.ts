import { type MiningScheme } from '@owlery/mining';
import { rational, type Rational } from '@owlery/numeric';
import { enumerateSamples } from '@owlery/testing';

/**
 * The weights that mining induces, by listing every draw: $\theta_j$ is the mean number of copies of the negative of
 * rank j among the k best of the draw.
 */
export function enumeratedWeights(mining: MiningScheme): Rational[] {
  const draws = enumerateSamples(mining);
  const kept = new Array<number>(mining.negatives).fill(0);
  for (const { negatives } of draws) {
    // The negative of index j has rank j + 1.
    for (const rank of [...negatives].sort((x, y) => x - y).slice(0, mining.keep)) kept[rank]++;
  }
  return kept.map((count) => rational(count, draws.length));
}
