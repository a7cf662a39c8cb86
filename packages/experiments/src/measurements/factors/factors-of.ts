import { bayesRisk, type FiniteDistribution } from '@owlery/complexity';
import { type MiningFactorsRecord } from '@owlery/results';

import { minedLoss } from '../measured-class.ts';
import { overSeeds } from '../over-seeds.ts';
import { type ArmName, type ArmResults } from './factor-arms.ts';
import { type FactorsOptions } from './factors-options.ts';

type Factor = MiningFactorsRecord['factors'][number];

/** A factor is what one arm adds to the error of another. */
interface FactorRule {
  readonly name: string;
  readonly title: string;
  readonly arm: ArmName;
  readonly over: ArmName;
}

/** They add up to the error of one draw a step, beside what the best scorer of the ball has. */
const ofTraining: readonly FactorRule[] = [
  {
    name: 'complexity',
    title: 'Complexity: n points for the distribution',
    arm: 'sample',
    over: 'population',
  },
  { name: 'optimisation', title: 'Optimisation: stochastic steps', arm: 'exact', over: 'sample' },
  { name: 'variance', title: 'Variance: a draw of negatives for all labels', arm: 'mined', over: 'exact' },
];

const switches: readonly FactorRule[] = [
  { name: 'draws', title: 'Several draws a step for one', arm: 'averaged', over: 'mined' },
  { name: 'norm', title: 'Steps of one length', arm: 'matched', over: 'mined' },
];

/**
 * The error of each k as a sum of factors, and the same for the difference, paired by seed.
 *
 * Where the loss of every k is calibrated at all points, whoever minimises it over all functions has the Bayes error: then
 * calibration adds the same for each, and what the best scorer of the ball has beyond is due to the class. Elsewhere the
 * two are told together.
 *
 * @param runs by k, then by seed.
 */
export function factorsOf(
  options: FactorsOptions,
  distribution: FiniteDistribution,
  keeps: readonly number[],
  runs: readonly (readonly ArmResults[])[],
): Pick<MiningFactorsRecord, 'factors' | 'switches' | 'calibrated' | 'difference'> {
  const { sample, top, confidence } = options;
  const differences = ([ofOne, ofAll]: readonly (readonly number[])[]) =>
    overSeeds(
      ofOne.map((value, seed) => value - ofAll[seed]),
      confidence,
    );
  /** `values`: what the factor adds, by k, then by seed. */
  const factor = (name: string, title: string, values: readonly (readonly number[])[]): Factor => ({
    ...{ name, title, difference: differences(values) },
    adds: keeps.map((keep, at) => ({ keep, error: overSeeds(values[at], confidence) })),
  });
  const errors = (arm: ArmName) => runs.map((ofKeep) => ofKeep.map((run) => run[arm].error));
  const ruled = ({ name, title, arm, over }: FactorRule): Factor =>
    factor(name, title, minus(errors(arm), errors(over)));
  const risks = keeps.map((keep) =>
    bayesRisk(distribution, minedLoss(options, { sample, keep }, distribution.classes), [top]),
  );
  const population = errors('population');
  const bayes = population.map((ofKeep, at) => ofKeep.map(() => risks[at].topKErrors[0]));
  const ofClass = risks.every(({ calibrated: [mass] }) => mass > 1 - 1e-9)
    ? [
        factor('calibration', 'Calibration: what the loss leads to among all functions', bayes),
        factor('class', 'Class: linear scorers in the ball for all functions', minus(population, bayes)),
      ]
    : [factor('target', 'Calibration and class: the best scorer of the ball', population)];
  return {
    factors: [...ofClass, ...ofTraining.map(ruled)],
    switches: switches.map(ruled),
    calibrated: keeps.map((keep, at) => ({ keep, mass: risks[at].calibrated[0] })),
    difference: differences(errors('mined')),
  };
}

const minus = (left: readonly (readonly number[])[], right: readonly (readonly number[])[]) =>
  left.map((row, at) => row.map((value, seed) => value - right[at][seed]));
