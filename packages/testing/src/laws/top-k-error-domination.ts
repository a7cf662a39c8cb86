import fc from 'fast-check';
import { arbitraryLabel } from '../arbitraries/arbitrary-label.ts';
import { arbitraryScores } from '../arbitraries/arbitrary-scores.ts';
import { forClasses } from '../internal/for-classes.ts';
import { probe, requireAtMost } from '../internal/probe.ts';
import { type LossLaw } from '../loss-law.ts';

/** A small loss means a small error. */
export const topKErrorDomination: LossLaw = {
  id: 'top-k-error-domination',
  statement: String.raw`$\mathrm{err}_K(f,y)\le\alpha_K\,\ell(f,y)$ for $1\le K<L$, where $\mathrm{err}_K=1$ when at least $K$ other classes score as high as $y$; $\alpha_K=1/(\varphi(0)\Theta_K)$ for POWL and $1/(2\varphi(0)\min(1,\Theta_K))$ for BOWL.`,
  appliesTo: (loss) => loss.topKErrorFactor !== undefined,
  property: (loss) =>
    fc.property(
      forClasses(loss, (classes) =>
        fc.record({ scores: arbitraryScores({ classes }), label: arbitraryLabel({ classes }) }),
      ),
      ({ scores, label }) => {
        const { value, slack } = probe(loss, scores, label);
        const rivals = scores.filter((score, c) => c !== label && score >= scores[label]).length;
        for (let k = 1; k <= rivals; k++) {
          const factor = loss.topKErrorFactor!(k);
          if (factor < Infinity) {
            requireAtMost(1, factor * value, factor * slack, `the top-${k} error, against its bound`);
          } else if (factor !== Infinity) {
            throw new Error(`the factor for K = ${k} is ${factor}`);
          }
        }
      },
    ),
};
