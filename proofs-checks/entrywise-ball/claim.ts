import { boundOnNormalNoise, boundOnSigns, dualNorm } from '../internal/ball-checks.ts';
import { defineClaim } from '../internal/define-claim.ts';

export const claim = defineClaim({
  id: 'entrywise-ball',
  title: 'The entrywise ball: the largest entry counts',
  source: 'derived here',
  checks: [dualNorm('entrywise'), boundOnSigns('entrywise'), boundOnNormalNoise('entrywise')],
});
