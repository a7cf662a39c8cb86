import { decideCalibration, type CalibrationDecision } from '@owlery/calibration';
import { type Family } from '@owlery/losses';
import { rational } from '@owlery/numeric';

import { type Instance } from './instance.ts';
import { sum } from './sum.ts';

/** The product's verdict in rational arithmetic; for every K when `top` is left out. */
export function exactDecision(
  family: Family,
  instance: Omit<Instance, 'top'> & { readonly top?: number },
  surrogate = 'hinge',
): CalibrationDecision {
  const { masses, weights, unit, top } = instance;
  const total = sum(masses);
  return decideCalibration({
    family,
    surrogate,
    probabilities: masses.map((mass) => rational(mass, total)),
    weights: weights.map((weight) => rational(weight, unit)),
    exact: true,
    ...(top !== undefined && { top }),
  });
}

/** Whether the loss is top-K calibrated at p, in rational arithmetic. */
export function isCalibrated(family: Family, instance: Instance, surrogate = 'hinge'): boolean {
  return exactDecision(family, instance, surrogate).calibratedFor.includes(instance.top);
}
