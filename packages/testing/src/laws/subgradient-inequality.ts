import fc from 'fast-check';
import { arbitraryLabel } from '../arbitraries/arbitrary-label.ts';
import { arbitraryScores } from '../arbitraries/arbitrary-scores.ts';
import { forClasses } from '../internal/for-classes.ts';
import { probe, requireAtMost } from '../internal/probe.ts';
import { type LossLaw } from '../loss-law.ts';

/** A convex loss lies above each of its tangents. */
export const subgradientInequality: LossLaw = {
  id: 'subgradient-inequality',
  statement: String.raw`$\ell(h,y)\ge\ell(f,y)+\langle g,h-f\rangle$ for the subgradient $g$ at $f$, when the loss is convex.`,
  appliesTo: (loss) => loss.convex === true,
  property: (loss) =>
    fc.property(
      forClasses(loss, (classes) =>
        fc.record({
          scores: arbitraryScores({ classes }),
          other: arbitraryScores({ classes }),
          label: arbitraryLabel({ classes }),
        }),
      ),
      ({ scores, other, label }) => {
        const here = probe(loss, scores, label);
        const there = probe(loss, other, label);
        let tangent = here.value;
        let size = 0;
        for (let c = 0; c < scores.length; c++) {
          const rise = here.gradient[c] * (other[c] - scores[c]);
          tangent += rise;
          size += Math.abs(rise);
        }
        fc.pre(size < Infinity);
        const slack = here.slack + there.slack + 2 ** -40 * size;
        requireAtMost(tangent, there.value, slack, 'the tangent at scores, taken at other');
      },
    ),
};
