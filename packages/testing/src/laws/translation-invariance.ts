import fc from 'fast-check';
import { arbitraryLabel } from '../arbitraries/arbitrary-label.ts';
import { arbitraryScores } from '../arbitraries/arbitrary-scores.ts';
import { forClasses } from '../internal/for-classes.ts';
import { probe, requireEqual } from '../internal/probe.ts';
import { type LossLaw } from '../loss-law.ts';

/** Only differences of scores count. */
export const translationInvariance: LossLaw = {
  id: 'translation-invariance',
  statement: String.raw`$\ell(f+a\mathbf 1,y)=\ell(f,y)$, and the subgradient sums to 0 (POWL, and every loss that claims it).`,
  appliesTo: (loss) => loss.translationInvariant === true,
  property: (loss) =>
    fc.property(
      forClasses(loss, (classes) =>
        fc.record({
          scores: arbitraryScores({ classes }),
          label: arbitraryLabel({ classes }),
          shift: fc.integer({ min: -64, max: 64 }).map((quarters) => quarters / 4),
        }),
      ),
      ({ scores, label, shift }) => {
        const moved = scores.map((score) => score + shift);
        const [here, there] = [scores, moved].map((f) => probe(loss, f, label));
        requireEqual(there.value, here.value, here.slack + there.slack, 'the value after the shift');
        const sum = here.gradient.reduce((total, slope) => total + slope, 0);
        const size = here.gradient.reduce((total, slope) => total + Math.abs(slope), 1);
        requireEqual(sum, 0, 2 ** -40 * size, 'the sum of the subgradient');
      },
    ),
};
