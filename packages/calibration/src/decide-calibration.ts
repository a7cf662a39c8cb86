import { compensatedSum, type Rational } from '@owlery/numeric';

import { type CalibrationDecision } from './calibration-decision.ts';
import { type CalibrationOptions } from './calibration-options.ts';
import { hingeBowlVerdicts } from './hinge-bowl/hinge-bowl-verdicts.ts';
import { hingePowlVerdicts } from './hinge-powl/hinge-powl-verdicts.ts';
import { calibrationInstance, type CalibrationInstance } from './internal/calibration-instance.ts';
import { type Verdicts } from './internal/verdicts.ts';
import { smoothBowlVerdicts } from './smooth-bowl/smooth-bowl-verdicts.ts';
import { smoothPowlVerdicts } from './smooth-powl/smooth-powl-verdicts.ts';

/**
 * Decides for every K whether an ordered weighted loss is top-K calibrated at a distribution p.
 *
 * $$\inf\{C(f): f_a\le f_b\text{ for some }a\le K<b\}>\inf_fC(f),\qquad C(f)=\sum_yp_y\,\ell_\theta(f,y)$$
 *
 * with the classes in falling order of p: whoever minimises the conditional risk C ranks exactly the K
 * likeliest classes on top. Defined where $p_K>p_{K+1}$; other K are listed in `undefinedFor`.
 *
 * - POWL, hinge: O(L log L) for all K, see `hingePowlVerdicts`;
 * - BOWL, hinge: O(L);
 * - BOWL, differentiable with $\varphi'(0)<0$: O(L);
 * - POWL, differentiable: a numeric estimate, L ≤ 100.
 *
 * In doubles a verdict stands for all numbers within `inputError` of the given ones, or is *undecided*; in
 * exact mode it is always decided. Probabilities and weights that are 0 are allowed.
 *
 * Errors: a RangeError for fewer than two classes, a negative or not finite number, probabilities that do
 * not sum to 1, weights of another length than L − 1, a `top` out of 1..L−1 or with $p_K=p_{K+1}$, an
 * unknown surrogate, or one with neither a criterion nor an estimate. Source: derived here.
 *
 * @example
 * const decision = decideCalibration({
 *   probabilities: [0.6, 0.25, 0.15], family: 'powl', surrogate: 'hinge', weights: [1, 1],
 * });
 * decision.calibratedFor // [1]
 * decision.minimisers // [[1]]
 */
export function decideCalibration(options: CalibrationOptions): CalibrationDecision {
  const instance = calibrationInstance(options);
  const verdicts = solve(instance);
  // In doubles the risks are those of the masses as given; the distribution meant is p over its sum.
  const mass = instance.exact ? 1 : compensatedSum(instance.probabilities);
  const calibratedFor: number[] = [];
  const undecided: number[] = [];
  const undefinedFor: number[] = [];
  const gaps: Record<number, number> = {};
  const margins: Record<number, number> = {};
  const exactGaps: Record<number, Rational> = {};
  let errorBound = 0;
  let gapErrorBound = 0;
  const first = options.top ?? 1;
  const last = options.top ?? instance.classes - 1;
  for (let k = first; k <= last; k++) {
    if (instance.tied(k)) {
      undefinedFor.push(k);
      continue;
    }
    const { sign, gap, margin, exactGap, error, gapError = error } = verdicts.verdict(k);
    if (sign > 0) calibratedFor.push(k);
    if (sign === 0) undecided.push(k);
    gaps[k] = gap / mass;
    margins[k] = margin / mass;
    if (exactGap) exactGaps[k] = exactGap;
    errorBound = Math.max(errorBound, error / mass);
    gapErrorBound = Math.max(gapErrorBound, gapError / mass);
  }
  return {
    classes: instance.classes,
    family: instance.family,
    surrogate: instance.surrogate.id,
    calibratedFor,
    undecided,
    undefinedFor,
    gaps,
    margins,
    ...(instance.exact && instance.surrogate.id === 'hinge' && { exactGaps }),
    infimum: verdicts.infimum / mass,
    ...(verdicts.exactInfimum && { exactInfimum: verdicts.exactInfimum }),
    minimisers: verdicts.minimisers,
    method: verdicts.method,
    exact: instance.exact !== undefined,
    strength: verdicts.method === 'numeric-minimiser' ? 'estimated' : 'proved',
    errorBound,
    gapErrorBound,
  };
}

function solve(instance: CalibrationInstance): Verdicts {
  const { family, surrogate } = instance;
  if (surrogate.id === 'hinge') {
    return family === 'powl' ? hingePowlVerdicts(instance) : hingeBowlVerdicts(instance);
  }
  if (!surrogate.differentiable || !(surrogate.derivative(0) < 0)) {
    throw new RangeError(
      `surrogate must be the hinge or differentiable with a negative slope at 0, got ${surrogate.id}`,
    );
  }
  return family === 'powl' ? smoothPowlVerdicts(instance) : smoothBowlVerdicts(instance);
}
