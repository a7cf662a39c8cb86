import { type MulticlassLoss } from '@owlery/losses';
import { randomStream } from '@owlery/numeric';
import fc from 'fast-check';
import { arbitraryLabel } from '../arbitraries/arbitrary-label.ts';
import { forClasses } from '../internal/for-classes.ts';
import { isOrderedWeighted, type DeclaredOrderedWeightedLoss } from '../internal/is-ordered-weighted.ts';
import { midpointViolation } from '../midpoint-violation.ts';
import { type LossLaw } from '../loss-law.ts';

/** A loss that says it is not convex is not: each case must end with a violation in hand. */
export const violationWhenNotConvex: LossLaw = {
  id: 'violation-when-not-convex',
  statement: String.raw`A loss that is said not to be convex has $f,h$ with $\ell(\frac{f+h}2,y)>\frac12(\ell(f,y)+\ell(h,y))$; for an ordered weighted loss at every rank where $\theta_j<\theta_{j+1}$.`,
  appliesTo: (loss) => loss.convex === false && (!isOrderedWeighted(loss) || visibleRises(loss).length > 0),
  property: (loss) =>
    fc.property(
      forClasses(
        loss,
        (classes) =>
          fc.record({ label: arbitraryLabel({ classes }), start: fc.nat(), classes: fc.constant(classes) }),
        3,
      ),
      ({ label, start, classes }) => {
        if (isOrderedWeighted(loss)) {
          const ranks = visibleRises(loss);
          const rank = ranks[start % ranks.length];
          const found = midpointViolation(loss, { rank, label });
          if (!found) throw new Error(`no violation found at rank ${rank}, where the weights rise`);
        } else if (!searchViolation(loss, classes, label, start)) {
          throw new Error(`no violation found among ${attempts} random pairs of scores`);
        }
      },
    ),
};

const attempts = 2000;

/** Ranks after which the weights rise by enough of the whole value to show in doubles. */
function visibleRises(loss: DeclaredOrderedWeightedLoss): number[] {
  const { family, weights } = loss;
  const total = weights.reduce((sum, weight) => sum + weight, family === 'bowl' ? 1 : 0);
  const ranks = Array.from({ length: weights.length - 1 }, (_, j) => j + 1);
  return ranks.filter((j) => weights[j] - weights[j - 1] > Math.max(1e-5 * total, 1e-280));
}

function searchViolation(loss: MulticlassLoss, classes: number, label: number, start: number): boolean {
  const stream = randomStream(start, 'midpoint-violation');
  const [low, high, middle] = [0, 1, 2].map(() => new Float64Array(classes));
  for (let attempt = 0; attempt < attempts; attempt++) {
    for (let c = 0; c < classes; c++) {
      low[c] = (stream.below(17) - 8) / 4;
      high[c] = (stream.below(17) - 8) / 4;
      middle[c] = (low[c] + high[c]) / 2;
    }
    const [atLow, atHigh, atMiddle] = [low, high, middle].map((f) => loss.value(f, label));
    if (atMiddle - (atLow + atHigh) / 2 > 1e-9 * (1 + Math.abs(atMiddle))) return true;
  }
  return false;
}
