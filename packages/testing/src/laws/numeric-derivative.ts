import fc from 'fast-check';
import { arbitraryDistinctScores } from '../arbitraries/arbitrary-distinct-scores.ts';
import { arbitraryLabel } from '../arbitraries/arbitrary-label.ts';
import { forClasses } from '../internal/for-classes.ts';
import { requireEqual } from '../internal/probe.ts';
import { type LossLaw } from '../loss-law.ts';

const step = 2 ** -20;
const tolerance = 1e-5;

/** Values alone, by differences, are the oracle for the subgradient. */
export const numericDerivative: LossLaw = {
  id: 'numeric-derivative',
  statement: String.raw`Where no scores tie and the one-sided differences agree, the subgradient is the central difference $(\ell(f+he_c,y)-\ell(f-he_c,y))/2h$.`,
  appliesTo: () => true,
  property: (loss) =>
    fc.property(
      forClasses(loss, (classes) =>
        fc.record({ scores: arbitraryDistinctScores({ classes }), label: arbitraryLabel({ classes }) }),
      ),
      ({ scores, label }) => {
        const f = Float64Array.from(scores);
        const gradient = new Float64Array(f.length);
        const value = loss.subgradient(f, label, gradient);
        const size = gradient.reduce((sum, slope) => sum + Math.abs(slope), 1 + Math.abs(value));
        for (let c = 0; c < f.length; c++) {
          f[c] = scores[c] + step;
          const forward = (loss.value(f, label) - value) / step;
          f[c] = scores[c] - step;
          const backward = (value - loss.value(f, label)) / step;
          f[c] = scores[c];
          // At a kink of the surrogate the two sides differ by far more than curvature or rounding.
          const smooth = Math.abs(forward - backward) <= tolerance * size;
          if (smooth) {
            requireEqual(gradient[c], (forward + backward) / 2, tolerance * size, `the slope for class ${c}`);
          }
        }
      },
    ),
};
