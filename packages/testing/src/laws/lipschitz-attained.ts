import fc from 'fast-check';
import { arbitraryLabel } from '../arbitraries/arbitrary-label.ts';
import { forClasses } from '../internal/for-classes.ts';
import { requireEqual } from '../internal/probe.ts';
import { type LossLaw } from '../loss-law.ts';

/** A constant that is called the smallest is reached: at badly wrong scores the gradient is as long as it can be. */
export const lipschitzAttained: LossLaw = {
  id: 'lipschitz-attained',
  statement: String.raw`Where the label scores far below 0 and every negative far above 0 and far from the next, the gradient attains the constants: $\lVert g\rVert_\infty=c_1$, $\lVert g\rVert_2=c_2$, $\lVert g\rVert_1=c_\infty$.`,
  appliesTo: (loss) => loss.lipschitz !== undefined && loss.lipschitzAttained === true,
  property: (loss) =>
    fc.property(
      forClasses(loss, (classes) =>
        fc.record({
          label: arbitraryLabel({ classes }),
          order: fc.shuffledSubarray(
            Array.from({ length: classes }, (_, c) => c),
            { minLength: classes, maxLength: classes },
          ),
        }),
      ),
      ({ label, order }) => {
        const f = Float64Array.from(order, (place, c) => (c === label ? -64 : 64 * (1 + place)));
        const gradient = new Float64Array(f.length);
        loss.subgradient(f, label, gradient);
        const lengths = gradient.map(Math.abs);
        const found = {
          l1: Math.max(...lengths),
          l2: Math.hypot(...lengths),
          lInfinity: lengths.reduce((sum, slope) => sum + slope, 0),
        };
        for (const norm of ['l1', 'l2', 'lInfinity'] as const) {
          const constant = loss.lipschitz![norm];
          if (constant === Infinity) continue;
          requireEqual(found[norm], constant, 1e-9 * (1 + constant), `the steepest slope in ${norm}`);
        }
      },
    ),
};
