import { compensatedSum } from '@owlery/numeric';

import { type CalibrationInstance } from '../internal/calibration-instance.ts';
import { type Verdict, type Verdicts } from '../internal/verdicts.ts';
import { doubleSlopes } from './double-slopes.ts';
import { exactVertices } from './exact-vertices.ts';
import { negativeWeights } from './negative-weights.ts';
import { pooledGap } from './pooled-gap.ts';
import { pooledRisk } from './pooled-risk.ts';

/**
 * Verdicts for the BOWL of a differentiable convex non-increasing surrogate with $\varphi'(0)<0$.
 *
 * **Theorem.** Top-K calibrated at p if and only if K is a strict vertex of the least concave majorant of
 * $\{(W_m,A_m)\}_{m=0}^L$, $W_m=\Theta_m-\theta_mA_m$:
 * $$(A_K-A_a)(W_b-W_K)>(A_b-A_K)(W_K-W_a)\quad\text{for all }a<K<b.$$
 * *Proof.* Let $\alpha(t)=-\varphi'(t)$, $\beta(t)=-\varphi'(-t)$. On sorted scores the sets $\{j:s_j>t\}$
 * are the first m(t) classes, so $C(s)=\mathrm{const}+\int(\beta W_{m(t)}-\alpha A_{m(t)})\,dt$. The
 * integrand is least at a vertex where the slope of the majorant passes $\rho(t)=\beta/\alpha$, and since ρ
 * does not fall these vertices are the level sets of sorted scores. Exchanging the classes K and K+1 (the
 * wrong score vectors, see the README) moves the point K by $(\theta_K\delta,-\delta)$, $\delta=p_K-p_{K+1}$,
 * which raises the integrand at K by $\delta(\theta_K\beta+\alpha)$. So the gap is positive if and only if K
 * is the only least point for a set of t of positive measure. If K is not a strict vertex there is no such
 * t. If it is, its slopes bound an open interval; ρ is continuous where α and β are not both 0, that is
 * everywhere as $\varphi'(0)<0$, and runs from 0 to ∞, so it spends a positive measure there. ∎
 *
 * Strictness of φ is not needed: the squared and the smoothed hinge obey the same criterion (their ρ is
 * continuous from 0 to ∞ on [−1, 1]). The hinge does not: its ρ takes the values 0, 1 and ∞ only, so it asks
 * for a vertex where the slope passes 1.
 *
 * **Error bound in doubles.** A slope is a ratio of sums of products of non-negative inputs, of degree 1 in
 * p above and degree 1 in p and in θ below: input errors ε move it by a factor of at most $(1+\epsilon)^3$
 * or its inverse, to which {@link doubleSlopes} adds $4u$. The verdict is undecided when the two slopes at
 * K, so widened, meet. Zeros are exact, so slopes that are infinite on both sides do decide.
 *
 * The gap is a numeric optimum in doubles (see {@link pooledGap}); its error is estimated, not proven. The
 * verdict does not depend on it. Cost: O(L), and O(L) for all gaps together.
 */
export function smoothBowlVerdicts(instance: CalibrationInstance): Verdicts {
  return instance.exact ? exactVerdicts(instance) : doubleVerdicts(instance);
}

function doubleVerdicts(instance: CalibrationInstance): Verdicts {
  const { probabilities, weights, inputError } = instance;
  const { ends, weights: negative, isEnd, left, right } = doubleSlopes(probabilities, weights);
  const spread = 6 * inputError * (1 + 8 * inputError) + 8 * 2 ** -53;
  const margin = 1 + spread * (1 + 2 ** -40);
  const sign = (k: number): -1 | 0 | 1 => {
    if (isEnd[k] === 1) return left[k] > right[k] * margin ? 1 : 0;
    // NaN: the points K and the end of the pool are one.
    if (Number.isNaN(right[k]) || (left[k] === Infinity && right[k] === Infinity)) return -1;
    return right[k] > left[k] * margin ? -1 : 0;
  };
  return verdicts(instance, ends, negative, sign, spread);
}

function exactVerdicts(instance: CalibrationInstance): Verdicts {
  const { probabilities, weights } = instance.exact!;
  const ends = exactVertices(probabilities.numerators, weights.numerators);
  const isEnd = new Set(ends);
  const negative = negativeWeights(instance.probabilities, instance.weights).hi;
  return verdicts(instance, ends, negative, (k) => (isEnd.has(k) ? 1 : -1), 0);
}

function pooledInfimum(
  { surrogate, probabilities }: CalibrationInstance,
  ends: Int32Array,
  negative: Float64Array,
): number {
  const risks = new Float64Array(ends.length);
  for (let pool = 0, j = 0; pool < ends.length; pool++) {
    let mass = 0;
    let weight = 0;
    for (; j < ends[pool]; j++) {
      mass += probabilities[j];
      weight += negative[j];
    }
    risks[pool] = pooledRisk(surrogate, mass, weight);
  }
  return compensatedSum(risks);
}

function verdicts(
  instance: CalibrationInstance,
  ends: Int32Array,
  negative: Float64Array,
  sign: (k: number) => -1 | 0 | 1,
  error: number,
): Verdicts {
  const infimum = pooledInfimum(instance, ends, negative);
  const poolOf = new Map(Array.from(ends, (end, pool) => [end, pool]));
  return {
    method: 'concave-majorant',
    minimisers: [Array.from(ends.subarray(0, -1))],
    infimum,
    verdict(k): Verdict {
      const decided = sign(k);
      const pool = poolOf.get(k);
      if (decided < 0) return { sign: decided, gap: 0, margin: 0, error, gapError: 0 };
      if (pool === undefined) return { sign: decided, gap: 0, margin: 0, error, gapError: error * infimum };
      const start = pool === 0 ? 0 : ends[pool - 1];
      const found = pooledGap(instance.surrogate, instance, negative, k, start, ends[pool + 1]);
      return { sign: decided, gap: found.gap, margin: found.gap, error, gapError: found.error };
    },
  };
}
