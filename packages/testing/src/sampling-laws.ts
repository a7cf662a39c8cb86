import { bowl, families, powl, sampledLoss, surrogates } from '@owlery/losses';
import { inducedWeights } from '@owlery/mining';
import fc from 'fast-check';
import { arbitraryLabel } from './arbitraries/arbitrary-label.ts';
import { arbitraryMiningScheme } from './arbitraries/arbitrary-mining-scheme.ts';
import { arbitraryScores } from './arbitraries/arbitrary-scores.ts';
import { enumerateSamples } from './enumerate-samples.ts';
import { probe, requireEqual } from './internal/probe.ts';

/** A statement about sampling schemes and the losses they estimate. */
export interface SamplingLaw {
  /** Name, in kebab-case. */
  readonly id: string;
  /** What the law says, in English and LaTeX. */
  readonly statement: string;
  /** The law as a property of one plain record, to be run by fast-check. */
  property(): fc.IProperty<[unknown]>;
}

/** Small enough that all outcomes of the draw can be listed. */
const smallSchemes = arbitraryMiningScheme({ mostNegatives: 5, mostDraws: 4 });

const estimates = smallSchemes.chain((mining) => {
  const classes = mining.negatives + 1;
  return fc.record({
    mining: fc.constant(mining),
    family: fc.constantFrom(...families),
    surrogate: fc.constantFrom(...surrogates.map((surrogate) => surrogate.id)),
    scores: arbitraryScores({ classes, bound: 64 }),
    label: arbitraryLabel({ classes }),
  });
});

/**
 * The laws that tie a draw of negatives to the loss it estimates, each against the list of all outcomes.
 *
 * @example
 * samplingLaws.map((law) => law.id) // ['induced-weights-by-enumeration', 'sampled-loss-unbiased']
 */
export const samplingLaws: readonly SamplingLaw[] = [
  {
    id: 'induced-weights-by-enumeration',
    statement: String.raw`$\theta_j$ is the expected number of copies of the $j$-th best negative among the $k$ best of the draw.`,
    property: () =>
      fc.property(smallSchemes, (mining) => {
        const theta = inducedWeights(mining);
        const expected = new Float64Array(mining.negatives);
        for (const { negatives, probability } of enumerateSamples(mining)) {
          const best = [...negatives].sort((a, b) => a - b).slice(0, mining.keep);
          for (const rank of best) expected[rank] += probability;
        }
        expected.forEach((weight, j) => requireEqual(theta[j], weight, 1e-11, `the weight at rank ${j + 1}`));
      }),
  },
  {
    id: 'sampled-loss-unbiased',
    statement: String.raw`$\mathbb E_B\,\hat\ell(f,y;B)=\ell_\theta(f,y)$ for the induced $\theta$, and with ties by class index the expected subgradient is the subgradient.`,
    property: () =>
      fc.property(estimates, ({ mining, family, surrogate: id, scores, label }) => {
        const surrogate = surrogates.find((candidate) => candidate.id === id)!;
        const parts = { surrogate, weights: inducedWeights(mining) };
        const whole = probe(family === 'powl' ? powl(parts) : bowl(parts), scores, label);
        const estimate = sampledLoss({ family, surrogate, keep: mining.keep });
        const f = Float64Array.from(scores);
        const out = new Float64Array(f.length);
        const meanGradient = new Float64Array(f.length);
        let mean = 0;
        for (const { negatives, probability } of enumerateSamples(mining)) {
          const classes = Int32Array.from(negatives, (c) => (c < label ? c : c + 1));
          mean += probability * estimate.subgradient(f, label, classes, out);
          out.forEach((slope, c) => (meanGradient[c] += probability * slope));
        }
        requireEqual(mean, whole.value, whole.slack, 'the mean of the sampled loss');
        const size = whole.gradient.reduce((sum, slope) => sum + Math.abs(slope), 1);
        whole.gradient.forEach((slope, c) =>
          requireEqual(meanGradient[c], slope, 2 ** -36 * size, `the mean subgradient for class ${c}`),
        );
      }),
  },
];
