import { exactOrderedWeightedLoss } from '@owlery/losses';
import { rationalFromDouble, rationalToDouble } from '@owlery/numeric';
import fc from 'fast-check';
import { arbitraryLabel } from '../arbitraries/arbitrary-label.ts';
import { arbitraryScores } from '../arbitraries/arbitrary-scores.ts';
import { forClasses } from '../internal/for-classes.ts';
import { isOrderedWeighted } from '../internal/is-ordered-weighted.ts';
import { probe, requireEqual } from '../internal/probe.ts';
import { type LossLaw } from '../loss-law.ts';

/** Exact arithmetic is the oracle for what rounding does. */
export const exactValue: LossLaw = {
  id: 'exact-value',
  statement: String.raw`The value in doubles is the value in exact rational arithmetic up to rounding, where $\varphi$ maps rationals to rationals.`,
  appliesTo: (loss) => isOrderedWeighted(loss) && loss.surrogate.exactValue !== undefined,
  property: (loss) =>
    fc.property(
      forClasses(loss, (classes) =>
        fc.record({ scores: arbitraryScores({ classes }), label: arbitraryLabel({ classes }) }),
      ),
      ({ scores, label }) => {
        if (!isOrderedWeighted(loss)) return;
        const exact = exactOrderedWeightedLoss({
          family: loss.family,
          surrogate: loss.surrogate,
          weights: Array.from(loss.weights, rationalFromDouble),
          scores: scores.map(rationalFromDouble),
          label,
        });
        const found = probe(loss, scores, label);
        requireEqual(found.value, rationalToDouble(exact), found.slack, 'the value');
      },
    ),
};
