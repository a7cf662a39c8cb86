import { boundOnNormalNoise, boundOnSigns, dualNorm } from '../internal/ball-checks.ts';
import { defineClaim } from '../internal/define-claim.ts';

export const claim = defineClaim({
  id: 'spectral-ball',
  title: 'The spectral ball: the nuclear norm is dual',
  source: 'derived here',
  checks: [dualNorm('spectral'), boundOnSigns('spectral'), boundOnNormalNoise('spectral')],
});
