import { isNonIncreasing } from '@owlery/mining';

import { type CalibrationInstance } from '../internal/calibration-instance.ts';
import { minimiseIntervalSum } from '../internal/minimise-interval-sum.ts';
import { sortedRisk } from '../internal/sorted-risk.ts';
import { type Verdict, type Verdicts } from '../internal/verdicts.ts';

const largest = 100;

/**
 * Verdicts for the POWL of a differentiable surrogate, by a numeric minimiser: estimates, not proofs.
 *
 * No closed form is known. On sorted scores the risk is a convex function of the gaps, and with a tie at K
 * it is minimised again. At that point the derivative along the gap K tells: below 0, untying lowers the
 * risk; at least 0, the tie is optimal and the loss not calibrated. When θ is not non-increasing the
 * infimum over wrong score vectors may lie below that of the tie; it is then the one of the instance with
 * the classes K and K+1 exchanged, and only a gap beyond the tolerance counts. A minimum whose optimality
 * conditions do not hold to within the tolerance leaves K undecided.
 *
 * Tolerances: the derivative against $10^{-7}V$, the gap against $10^{-10}V$, $V=\Theta\max(1,\varphi(0))$.
 * Errors: a RangeError for more than 100 classes and in exact mode. Cost: O(L³) a step and K.
 */
export function smoothPowlVerdicts(instance: CalibrationInstance): Verdicts {
  const { classes, family, surrogate, probabilities, weights } = instance;
  if (instance.exact) {
    throw new RangeError(
      `exact must be left out for powl with ${surrogate.id}: only a numeric estimate is available; exact criteria exist for powl with hinge and for bowl`,
    );
  }
  if (classes > largest) {
    throw new RangeError(
      `powl with ${surrogate.id} has only a numeric estimate, for at most ${largest} classes, got ${classes}`,
    );
  }
  const convex = isNonIncreasing(weights);
  const free = minimiseIntervalSum(sortedRisk(family, surrogate, probabilities, weights));
  const scale = weights.reduce((sum, x) => sum + x, 0) * Math.max(1, surrogate.value(0));
  const cuts = Array.from(free.at.keys(), (i) => i + 1).filter((k) => free.at[k - 1] > 1e-6);
  const gapError = 1e-10 * scale;
  return {
    method: 'numeric-minimiser',
    minimisers: [cuts],
    infimum: free.value,
    verdict(k): Verdict {
      const tied = minimiseIntervalSum(sortedRisk(family, surrogate, probabilities, weights, k));
      const slope = tied.gradient[k - 1];
      let wrong = tied.value;
      let violation = Math.max(free.violation, tied.violation);
      if (!convex) {
        const exchanged = probabilities.slice();
        [exchanged[k - 1], exchanged[k]] = [exchanged[k], exchanged[k - 1]];
        const found = minimiseIntervalSum(sortedRisk(family, surrogate, exchanged, weights));
        wrong = Math.min(wrong, found.value);
        violation = Math.max(violation, found.violation);
      }
      const gap = Math.max(0, wrong - free.value);
      const tolerance = 1e-7 * scale;
      const settled = violation < tolerance;
      const calibrated = settled && slope < -tolerance && (convex || gap > gapError);
      const sign = calibrated ? 1 : settled && slope > tolerance ? -1 : 0;
      return { sign, gap: sign < 0 ? 0 : gap, margin: sign < 0 ? 0 : gap, error: gapError };
    },
  };
}
