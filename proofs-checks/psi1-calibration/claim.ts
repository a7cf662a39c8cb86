import { defineClaim } from '../internal/define-claim.ts';
import { isCalibrated } from '../internal/exact-decision.ts';
import { forAll } from '../internal/for-all.ts';
import { instances, type Instance } from '../internal/instance.ts';
import { calibratedEverywhere, decideTopKHinge, notCalibratedAt } from '../internal/top-k-hinge-checks.ts';

const partitions = forAll<Instance>({
  id: 'partitions',
  says: 'At random p, L = 3 and 4, the verdict is that of the hinge POWL with θ = e_k.',
  exact: true,
  cases: 1200,
  instances: instances({ fewest: 3, most: 4 }).map((instance) => ({
    ...instance,
    weights: instance.weights.map((_, j) => (j === instance.top - 1 ? 1 : 0)),
  })),
  sees: ['calibrated', 'not calibrated'],
  law: (instance, note) => {
    const expected = isCalibrated('powl', instance);
    const { calibrated } = decideTopKHinge('psi1', instance.masses, instance.top);
    note(expected ? 'calibrated' : 'not calibrated');
    return calibrated === expected ? undefined : { calibrated, expected };
  },
});

export const claim = defineClaim({
  id: 'psi1-calibration',
  title: 'ψ1: calibrated only to tell the last class from the others',
  source: 'derived here; the surrogate: Yang and Koyejo, On the consistency of top-k surrogate losses, 2020',
  checks: [
    notCalibratedAt('psi1', [
      { masses: [443, 433, 124], top: 1, wrong: [0, 0, 0] },
      { masses: [540, 223, 133, 105], top: 2, wrong: [1, 0, 0, 0] },
    ]),
    partitions,
    calibratedEverywhere('psi1', 3, 2),
    calibratedEverywhere('psi1', 4, 3),
  ],
});
