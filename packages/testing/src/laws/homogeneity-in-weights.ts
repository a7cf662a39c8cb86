import fc from 'fast-check';
import { arbitraryLabel } from '../arbitraries/arbitrary-label.ts';
import { arbitraryScores } from '../arbitraries/arbitrary-scores.ts';
import { arbitraryWeights } from '../arbitraries/arbitrary-weights.ts';
import { forClasses } from '../internal/for-classes.ts';
import { probe, requireEqual } from '../internal/probe.ts';
import { type LossLaw } from '../loss-law.ts';

/** The order weights enter linearly, beside the label's own term in BOWL. */
export const homogeneityInWeights: LossLaw = {
  id: 'homogeneity-in-weights',
  statement: String.raw`$\ell_{a\theta+\eta}-\ell_0=a(\ell_\theta-\ell_0)+(\ell_\eta-\ell_0)$ for $a\ge0$ and weights $\theta,\eta\ge0$; $\ell_0=0$ for POWL and $\varphi(f_y)$ for BOWL.`,
  appliesTo: (loss) => loss.withWeights !== undefined,
  property: (loss) =>
    fc.property(
      forClasses(loss, (classes) => {
        const weights = arbitraryWeights({ negatives: classes - 1 });
        return fc.record({
          scores: arbitraryScores({ classes }),
          label: arbitraryLabel({ classes }),
          theta: weights,
          eta: weights,
          factor: fc.constantFrom(0, 0.1, 0.5, 1, 2, 3, 1000),
        });
      }),
      ({ scores, label, theta, eta, factor }) => {
        const at = (weights: number[]) => probe(loss.withWeights!(Float64Array.from(weights)), scores, label);
        const none = at(theta.map(() => 0));
        const [first, second, both] = [theta, eta, theta.map((w, j) => factor * w + eta[j])].map(at);
        const expected = factor * (first.value - none.value) + (second.value - none.value);
        const slack = (1 + factor) * (first.slack + second.slack + both.slack + none.slack);
        requireEqual(
          both.value - none.value,
          expected,
          slack,
          'the loss with factor theta + eta, less the loss with 0',
        );
        if (loss.family === undefined || loss.surrogate === undefined) return;
        const base = loss.family === 'powl' ? 0 : loss.surrogate.value(scores[label]);
        requireEqual(none.value, base, none.slack, 'the loss with all weights 0');
      },
    ),
};
