import { type MiningScheme, type UniformScheme } from '@owlery/mining';

/** Every scheme with at most so many negatives and draws: all N, b and $k\le b$. */
export function* miningSchemes(options: {
  scheme: UniformScheme;
  mostNegatives: number;
  mostDraws?: number;
}): Generator<MiningScheme> {
  const { scheme, mostNegatives, mostDraws = Infinity } = options;
  for (let negatives = 1; negatives <= mostNegatives; negatives++) {
    const limit =
      scheme === 'without-replacement' ? negatives : scheme === 'accidental-hits' ? negatives + 1 : Infinity;
    for (let sample = 1; sample <= Math.min(limit, mostDraws); sample++) {
      for (let keep = 1; keep <= sample; keep++) yield { negatives, sample, keep, scheme };
    }
  }
}
