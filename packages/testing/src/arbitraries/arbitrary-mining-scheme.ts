import { uniformSchemes, type MiningScheme, type UniformScheme } from '@owlery/mining';
import fc from 'fast-check';

/**
 * A possible mining scheme: $N$ negatives, $b$ draws, the $k$ best kept, by one of the uniform schemes.
 *
 * $1\le N\le$ `mostNegatives`, $1\le k\le b$; $b\le N$ without replacement, $b\le N+1$ with accidental hits,
 * $b\le$ `mostDraws` (by default $2N$) with replacement. `negatives` or `scheme` fix their value. The ends
 * $b=N$, $k=1$ and $k=b$ come often. Source: derived here.
 *
 * @example
 * const [mining] = fc.sample(arbitraryMiningScheme({ mostNegatives: 5 }), { seed: 1, numRuns: 1 });
 * mining.keep <= mining.sample // true
 */
export function arbitraryMiningScheme(options: {
  mostNegatives: number;
  negatives?: number;
  mostDraws?: number;
  scheme?: UniformScheme;
}): fc.Arbitrary<MiningScheme> {
  const { mostNegatives } = options;
  const schemes = options.scheme === undefined ? uniformSchemes : [options.scheme];
  const counts =
    options.negatives === undefined
      ? fc.integer({ min: 1, max: mostNegatives })
      : fc.constant(options.negatives);
  const end = fc.constantFrom<'low' | 'high' | 'any'>('low', 'high', 'any', 'any');
  const pick = (place: string, at: number, most: number): number =>
    place === 'low' ? 1 : place === 'high' ? most : 1 + (at % most);
  return fc
    .record({
      scheme: fc.constantFrom(...schemes),
      negatives: counts,
      draws: fc.tuple(end, fc.nat({ max: 9999 })),
      kept: fc.tuple(end, fc.nat({ max: 9999 })),
    })
    .map(({ scheme, negatives, draws, kept }) => {
      const natural =
        scheme === 'without-replacement'
          ? negatives
          : scheme === 'accidental-hits'
            ? negatives + 1
            : 2 * negatives;
      const sample = pick(draws[0], draws[1], Math.min(natural, options.mostDraws ?? natural));
      return { scheme, negatives, sample, keep: pick(kept[0], kept[1], sample) };
    });
}
