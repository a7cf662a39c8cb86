import fc from 'fast-check';
import { arbitraryLabel } from '../arbitraries/arbitrary-label.ts';
import { arbitraryScores } from '../arbitraries/arbitrary-scores.ts';
import { forClasses } from '../internal/for-classes.ts';
import { isOrderedWeighted } from '../internal/is-ordered-weighted.ts';
import { probe, requireAtMost } from '../internal/probe.ts';
import { type LossLaw } from '../loss-law.ts';

/** The exchange lemma: of two labels, the better scored one costs no more. */
export const exchange: LossLaw = {
  id: 'exchange',
  statement: String.raw`$f_a\ge f_b$ implies $\ell(f,a)\le\ell(f,b)$, for any $\theta\ge0$ and non-increasing $\varphi$.`,
  appliesTo: isOrderedWeighted,
  property: (loss) =>
    fc.property(
      forClasses(loss, (classes) =>
        fc.record({
          scores: arbitraryScores({ classes }),
          first: arbitraryLabel({ classes }),
          second: arbitraryLabel({ classes }),
        }),
      ),
      ({ scores, first, second }) => {
        const [better, worse] = scores[first] >= scores[second] ? [first, second] : [second, first];
        const [low, high] = [better, worse].map((label) => probe(loss, scores, label));
        requireAtMost(
          low.value,
          high.value,
          low.slack + high.slack,
          `the loss with label ${better}, and ${worse}`,
        );
      },
    ),
};
