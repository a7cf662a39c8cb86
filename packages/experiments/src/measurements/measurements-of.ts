import { choiceMeasurement } from './choice/choice-measurement.ts';
import { factorsMeasurement } from './factors/factors-measurement.ts';
import { gapMeasurement } from './gap/measure-gap.ts';
import { growthMeasurement } from './growth/growth-measurement.ts';
import { loosenessMeasurement } from './looseness/looseness-measurement.ts';
import { type Measurement } from './measurement.ts';
import { type MeasurementPlan } from './measurement-plan.ts';

/** The measurements of a plan, in the order of its fields; the same list in every process. */
export function measurementsOf(plan: MeasurementPlan): Measurement[] {
  return [
    ...plan.gaps.map(gapMeasurement),
    ...plan.choices.map(choiceMeasurement),
    ...plan.factors.map(factorsMeasurement),
    ...plan.looseness.map(loosenessMeasurement),
    ...plan.growth.map(growthMeasurement),
  ];
}
