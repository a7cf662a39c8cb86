import fc from 'fast-check';
import { arbitraryLabel } from '../arbitraries/arbitrary-label.ts';
import { arbitraryScores } from '../arbitraries/arbitrary-scores.ts';
import { forClasses } from '../internal/for-classes.ts';
import { probe, requireAtMost } from '../internal/probe.ts';
import { type LossLaw } from '../loss-law.ts';

/** Better negatives and a worse label never help. */
export const monotonicity: LossLaw = {
  id: 'monotonicity',
  statement: String.raw`Raising the score of a negative, or lowering that of the label, never lowers the loss (any $\theta\ge0$).`,
  appliesTo: (loss) => loss.monotone !== false,
  property: (loss) =>
    fc.property(
      forClasses(loss, (classes) =>
        fc.record({
          scores: arbitraryScores({ classes }),
          label: arbitraryLabel({ classes }),
          steps: fc.array(fc.constantFrom(0, 0, 2 ** -30, 0.25, 1, 4), {
            minLength: classes,
            maxLength: classes,
          }),
        }),
      ),
      ({ scores, label, steps }) => {
        const worse = scores.map((score, c) => (c === label ? score - steps[c] : score + steps[c]));
        const [here, there] = [scores, worse].map((f) => probe(loss, f, label));
        requireAtMost(
          here.value,
          there.value,
          here.slack + there.slack,
          'the value before the steps, and after',
        );
      },
    ),
};
