import fc from 'fast-check';
import { arbitraryLabel } from '../arbitraries/arbitrary-label.ts';
import { arbitraryScores } from '../arbitraries/arbitrary-scores.ts';
import { forClasses } from '../internal/for-classes.ts';
import { probe, requireAtMost } from '../internal/probe.ts';
import { type LossLaw } from '../loss-law.ts';

/** Convexity by values alone. */
export const convexity: LossLaw = {
  id: 'convexity',
  statement: String.raw`$\ell(\lambda f+(1-\lambda)h,y)\le\lambda\ell(f,y)+(1-\lambda)\ell(h,y)$ for $0\le\lambda\le1$, when the loss is convex (for an ordered weighted loss: when $\theta$ never rises).`,
  appliesTo: (loss) => loss.convex === true,
  property: (loss) =>
    fc.property(
      forClasses(loss, (classes) =>
        fc.record({
          scores: arbitraryScores({ classes }),
          other: arbitraryScores({ classes }),
          label: arbitraryLabel({ classes }),
          share: fc.integer({ min: 1, max: 15 }).map((sixteenths) => sixteenths / 16),
        }),
      ),
      ({ scores, other, label, share }) => {
        const between = scores.map((score, c) => share * score + (1 - share) * other[c]);
        const [low, high, middle] = [scores, other, between].map((f) => probe(loss, f, label));
        const chord = share * low.value + (1 - share) * high.value;
        const slack = low.slack + high.slack + middle.slack;
        requireAtMost(middle.value, chord, slack, `the value between, against the chord`);
      },
    ),
};
