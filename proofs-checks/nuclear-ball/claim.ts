import { boundOnNormalNoise, boundOnSigns, dualNorm } from '../internal/ball-checks.ts';
import { defineClaim } from '../internal/define-claim.ts';

export const claim = defineClaim({
  id: 'nuclear-ball',
  title: 'The nuclear ball: the operator norm is dual',
  source: 'derived here from Chevet 1978',
  checks: [dualNorm('nuclear'), boundOnSigns('nuclear'), boundOnNormalNoise('nuclear')],
});
