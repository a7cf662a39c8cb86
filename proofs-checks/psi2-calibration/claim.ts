import { defineClaim } from '../internal/define-claim.ts';
import { notCalibratedAt } from '../internal/top-k-hinge-checks.ts';

export const claim = defineClaim({
  id: 'psi2-calibration',
  title: 'ψ2: not calibrated, for the last class neither',
  source: 'derived here; the surrogate: Yang and Koyejo, On the consistency of top-k surrogate losses, 2020',
  checks: [
    notCalibratedAt('psi2', [
      { masses: [443, 433, 124], top: 1, wrong: [0, 0, 0] },
      { masses: [576, 244, 180], top: 2, wrong: [1, 0, 0] },
      { masses: [540, 223, 133, 105], top: 2, wrong: [1, 0, 0, 0] },
    ]),
  ],
});
