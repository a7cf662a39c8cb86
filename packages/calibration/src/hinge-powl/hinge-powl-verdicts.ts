import { rational, rationalToDouble } from '@owlery/numeric';

import { type CalibrationInstance } from '../internal/calibration-instance.ts';
import { signBeyond, type Verdict, type Verdicts } from '../internal/verdicts.ts';
import { DoublePartitions } from './double-partitions.ts';
import { ExactPartitions } from './exact-partitions.ts';
import { searchPartitions } from './search-partitions.ts';

/**
 * Verdicts for the hinge POWL, all K from one search over ordered partitions.
 *
 * The wrong score vectors have the same infimum as the sorted ones of the instance in which the
 * probabilities of the classes K and K+1 are exchanged (see the README), hence with
 * $R(S)=\sum_{\text{blocks}} c$ and $R_K$ the same for the exchanged probabilities
 * $$\inf_{\neg P_K}C-\inf C=\min\Bigl(\min_{S\not\ni K}R(S),\ \min_{S\ni K}R_K(S)\Bigr)-\min_S R(S).$$
 *
 * **Error bound in doubles.** Let $V=\Theta\sum_jp_j$, $\kappa=2^{-103}$.
 * 1. Prefix sums and every double-double operation have a relative error of at most κ, so a block cost,
 *    a comparison of two candidates or one step of a path errs by at most $\eta=16\kappa V$ (each is a sum
 *    of at most seven terms below V).
 * 2. A candidate dropped by the queue was beaten, up to 2η, by one that entered earlier or later, and
 *    each is dropped once; so at any query the best of the queue is within $2L\eta$ of the best of all.
 *    A path of L steps is then within $E=2(L+1)^2\eta$.
 * 3. The exchange of tails with a partition that is optimal up to E costs E twice. In all a margin errs by
 *    at most $5E\le2^{-95}(L+1)^2V$, plus $2^{-1000}(L+1)^2$ for underflow.
 * 4. R(S) is a sum of products $p_r\theta_j$ with non-negative coefficients. So if the doubles differ from
 *    the numbers meant by a relative error ε each, and leave their order alone, every R(S) moves by at
 *    most $(2\epsilon+\epsilon^2)R(S)$, whatever L is.
 *
 * Cost: O(L log L), at most 1 s for 670,091 classes; exact mode O(L log L) operations on bigints.
 */
export function hingePowlVerdicts(instance: CalibrationInstance): Verdicts {
  return instance.exact ? exactVerdicts(instance) : doubleVerdicts(instance);
}

function doubleVerdicts(instance: CalibrationInstance): Verdicts {
  const { classes, probabilities, weights, inputError } = instance;
  const costs = new DoublePartitions(probabilities, weights);
  checkScale(costs.scale);
  const { cuts } = searchPartitions(costs);
  const isCut = new Set(cuts);
  const rounding = (classes + 1) ** 2 * (2 ** -95 * costs.scale + 2 ** -1000);
  const relative = (2 * inputError + inputError ** 2) * (1 + 2 ** -40);
  const errorBeside = (risk: number): number => relative * (costs.optimum + risk) + rounding;
  return {
    method: 'ordered-partitions',
    minimisers: [Array.from(cuts)],
    infimum: costs.optimum,
    verdict(k): Verdict {
      if (isCut.has(k)) {
        const gap = Math.max(0, costs.gap(k));
        const error = errorBeside(costs.optimum + gap);
        return { sign: gap > error ? 1 : 0, gap, margin: gap, error };
      }
      const excess = Math.max(0, costs.excess(k));
      const error = errorBeside(costs.optimum + excess);
      const sign = signBeyond(-excess, error);
      return { sign, gap: 0, margin: -excess, error };
    },
  };
}

function exactVerdicts(instance: CalibrationInstance): Verdicts {
  const { probabilities, weights } = instance.exact!;
  const costs = new ExactPartitions(probabilities.numerators, weights.numerators);
  const { cuts } = searchPartitions(costs);
  const isCut = new Set(cuts);
  const unit = probabilities.denominator * weights.denominator;
  const exactInfimum = rational(costs.optimum, unit);
  return {
    method: 'ordered-partitions',
    minimisers: [Array.from(cuts)],
    infimum: rationalToDouble(exactInfimum),
    exactInfimum,
    verdict(k): Verdict {
      const gap = isCut.has(k) ? costs.gap(k) : 0n;
      const exactGap = rational(gap, unit);
      const margin = isCut.has(k)
        ? rationalToDouble(exactGap)
        : rationalToDouble(rational(-costs.excess(k), unit));
      return { sign: gap > 0n ? 1 : -1, gap: rationalToDouble(exactGap), margin, exactGap, error: 0 };
    },
  };
}

/** Beyond these bounds double-doubles overflow or lose their error terms. */
function checkScale(scale: number): void {
  if (scale < 2 ** 900) return;
  throw new RangeError(
    `weights must sum to less than 2^900 in doubles, got ${scale}; exact mode has no such limit`,
  );
}
