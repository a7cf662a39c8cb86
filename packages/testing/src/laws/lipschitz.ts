import { type LipschitzConstants } from '@owlery/losses';
import fc from 'fast-check';
import { arbitraryLabel } from '../arbitraries/arbitrary-label.ts';
import { arbitraryScores } from '../arbitraries/arbitrary-scores.ts';
import { forClasses } from '../internal/for-classes.ts';
import { probe, requireAtMost } from '../internal/probe.ts';
import { type LossLaw } from '../loss-law.ts';

/** No step changes the loss by more than the constant says, in any of three norms. */
export const lipschitz: LossLaw = {
  id: 'lipschitz',
  statement: String.raw`$|\ell(f,y)-\ell(h,y)|\le c\,\lVert f-h\rVert$ for each finite constant claimed in $\ell_1$, $\ell_2$ and $\ell_\infty$.`,
  appliesTo: (loss) => loss.lipschitz !== undefined,
  property: (loss) =>
    fc.property(
      forClasses(loss, (classes) => {
        const whole = { minLength: classes, maxLength: classes };
        const signs = fc.array(fc.constantFrom(-1, 0, 1), whole);
        const single = fc
          .record({ at: fc.nat({ max: classes - 1 }), by: fc.constantFrom(-8, -0.5, 0.5, 8) })
          .map(({ at, by }) => Array.from({ length: classes }, (_, c) => (c === at ? by : 0)));
        return fc.record({
          scores: arbitraryScores({ classes }),
          step: fc.oneof(signs, single, arbitraryScores({ classes })),
          label: arbitraryLabel({ classes }),
        });
      }),
      ({ scores, step, label }) => {
        const other = scores.map((score, c) => score + step[c]);
        const moves = other.map((score, c) => Math.abs(score - scores[c]));
        const lengths: LipschitzConstants = {
          l1: moves.reduce((sum, move) => sum + move, 0),
          l2: Math.hypot(...moves),
          lInfinity: Math.max(...moves),
        };
        const [here, there] = [scores, other].map((f) => probe(loss, f, label));
        const change = Math.abs(there.value - here.value);
        for (const norm of ['l1', 'l2', 'lInfinity'] as const) {
          const constant = loss.lipschitz![norm];
          if (constant === Infinity) continue;
          const bound = constant * lengths[norm];
          const slack = here.slack + there.slack + 2 ** -40 * bound;
          requireAtMost(
            change,
            bound,
            slack,
            `the change of the loss, against ${norm} constant times distance`,
          );
        }
      },
    ),
};
