import fc from 'fast-check';
import { arbitraryLabel } from '../arbitraries/arbitrary-label.ts';
import { arbitraryScores } from '../arbitraries/arbitrary-scores.ts';
import { forClasses } from '../internal/for-classes.ts';
import { isOrderedWeighted } from '../internal/is-ordered-weighted.ts';
import { probe, requireEqual } from '../internal/probe.ts';
import { type LossLaw } from '../loss-law.ts';
import { naiveOrderedWeightedLoss } from '../naive-ordered-weighted-loss.ts';

/** The definition, taken word by word, is the oracle. */
export const agreementWithDefinition: LossLaw = {
  id: 'agreement-with-definition',
  statement: String.raw`Value and subgradient are those of the sorted sum $\sum_j\theta_j\varphi(f_y-f_{[j]\setminus y})$ (POWL) or $\varphi(f_y)+\sum_j\theta_j\varphi(-f_{[j]\setminus y})$ (BOWL), ties ranked by class index.`,
  appliesTo: isOrderedWeighted,
  property: (loss) =>
    fc.property(
      forClasses(loss, (classes) =>
        fc.record({ scores: arbitraryScores({ classes }), label: arbitraryLabel({ classes }) }),
      ),
      ({ scores, label }) => {
        if (!isOrderedWeighted(loss)) return;
        const found = probe(loss, scores, label);
        const expected = naiveOrderedWeightedLoss(loss, scores, label);
        requireEqual(found.value, expected.value, found.slack, 'the value');
        const size = expected.subgradient.reduce((sum, slope) => sum + Math.abs(slope), 1);
        expected.subgradient.forEach((slope, c) =>
          requireEqual(found.gradient[c], slope, 2 ** -40 * size, `the subgradient for class ${c}`),
        );
      },
    ),
};
