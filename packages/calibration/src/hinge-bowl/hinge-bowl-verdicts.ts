import { rational, rationalToDouble } from '@owlery/numeric';

import { type CalibrationInstance } from '../internal/calibration-instance.ts';
import { difference, product, sum } from '../internal/double-double.ts';
import { prefixSums } from '../internal/prefix-sums.ts';
import { signBeyond, type Verdict, type Verdicts } from '../internal/verdicts.ts';

/**
 * Verdicts for the hinge BOWL from the values of
 * $$G(m)=\Theta_m-(1+\theta_m)A_m,\qquad m=0,\dots,L,\quad\theta_0=\theta_L=0,\ \Theta_L=\Theta:$$
 * the risk of "+1 for the first m classes, −1 for the others" is $2(1+G(m))$, one of them is optimal, and
 * $$\inf_{\neg P_K}C-\inf C=2\min\Bigl(\min_{m\ne K}G(m),\ G(K)+(1+\theta_K)(p_K-p_{K+1})\Bigr)-2\min_mG(m),$$
 * where the last term, the exchange of the classes K and K+1, is never the least when θ is non-increasing.
 *
 * **Error bound in doubles.** With $P=\sum_jp_j$ the risk is $2(W_m+T_m)$, $W_m=P\Theta_m-\theta_mA_m$: at
 * most eight double-double operations on terms below $P(1+\Theta)$, so it errs by at most
 * $2^{-98}P(1+\Theta)$; and it is a sum of products of non-negative inputs, so input errors ε move it by at
 * most $(2\epsilon+\epsilon^2)$ of itself.
 *
 * Cost: O(L). Source: derived here.
 */
export function hingeBowlVerdicts(instance: CalibrationInstance): Verdicts {
  return instance.exact ? exactVerdicts(instance) : doubleVerdicts(instance);
}

function doubleVerdicts(instance: CalibrationInstance): Verdicts {
  const { classes, probabilities: p, weights, inputError } = instance;
  const head = prefixSums(p);
  const tail = prefixSums(p, classes, true);
  const weight = prefixSums(weights, classes);
  const [mass, massLow] = [head.hi[classes], head.lo[classes]];
  const scale = mass * (1 + weight.hi[classes]);
  if (!(scale < 2 ** 900)) {
    throw new RangeError(
      `weights must sum to less than 2^900 in doubles, got ${scale}; exact mode has no such limit`,
    );
  }
  const r = new Float64Array(2);
  const s = new Float64Array(2);
  // Half the risk, W_m + T_m, as a double-double.
  const hi = new Float64Array(classes + 1);
  const lo = new Float64Array(classes + 1);
  let least = 0;
  for (let m = 0; m <= classes; m++) {
    const theta = m === 0 || m === classes ? 0 : weights[m - 1];
    product(r, mass, massLow, weight.hi[m], weight.lo[m]);
    product(s, head.hi[m], head.lo[m], theta, 0);
    difference(r, r[0], r[1], s[0], s[1]);
    sum(r, r[0], r[1], tail.hi[m], tail.lo[m]);
    hi[m] = r[0];
    lo[m] = r[1];
    if (hi[m] < hi[least] || (hi[m] === hi[least] && lo[m] < lo[least])) least = m;
  }
  const above = (m: number): number => {
    difference(r, hi[m], lo[m], hi[least], lo[least]);
    return 2 * r[0];
  };
  const relative = (2 * inputError + inputError ** 2) * (1 + 2 ** -40);
  const rounding = 2 ** -97 * scale + 2 ** -1000;
  const errorOf = (excess: number): number => relative * (4 * hi[least] + excess) + rounding;
  let second = Infinity;
  const minimisers: number[] = [];
  for (let m = 0; m <= classes; m++) {
    const excess = above(m);
    if (excess <= errorOf(excess)) minimisers.push(m);
    if (m !== least) second = Math.min(second, excess);
  }
  return {
    method: 'positive-prefix',
    minimisers,
    infimum: 2 * hi[least],
    verdict(k): Verdict {
      if (k === least) {
        const gap = Math.min(second, 2 * (1 + weights[k - 1]) * (p[k - 1] - p[k]));
        const error = errorOf(gap);
        return { sign: gap > error ? 1 : 0, gap, margin: gap, error };
      }
      const excess = above(k);
      const error = errorOf(excess);
      return { sign: signBeyond(-excess, error), gap: 0, margin: -excess, error };
    },
  };
}

function exactVerdicts(instance: CalibrationInstance): Verdicts {
  const { classes } = instance;
  const { numerators: p, denominator: mass } = instance.exact!.probabilities;
  const { numerators: weights, denominator: one } = instance.exact!.weights;
  // G(m) in units of 1 / (mass * one).
  const g: bigint[] = [0n];
  let head = 0n;
  let weight = 0n;
  let least = 0;
  for (let m = 1; m <= classes; m++) {
    const theta = m === classes ? 0n : weights[m - 1];
    head += p[m - 1];
    weight += theta;
    g.push(mass * weight - (one + theta) * head);
    if (g[m] < g[least]) least = m;
  }
  const minimisers = g.flatMap((value, m) => (value === g[least] ? [m] : []));
  const second = g.reduce<bigint | undefined>(
    (best, value, m) => (m === least || (best !== undefined && best <= value) ? best : value),
    undefined,
  )!;
  const unit = mass * one;
  const exactInfimum = rational(2n * (unit + g[least]), unit);
  return {
    method: 'positive-prefix',
    minimisers,
    infimum: rationalToDouble(exactInfimum),
    exactInfimum,
    verdict(k): Verdict {
      const exchanged = g[k] + (one + weights[k - 1]) * (p[k - 1] - p[k]);
      const gap = k === least ? 2n * ((exchanged < second ? exchanged : second) - g[least]) : 0n;
      const exactGap = rational(gap, unit);
      const margin = k === least ? exactGap : rational(2n * (g[least] - g[k]), unit);
      return {
        sign: gap > 0n ? 1 : -1,
        gap: rationalToDouble(exactGap),
        margin: rationalToDouble(margin),
        exactGap,
        error: 0,
      };
    },
  };
}
