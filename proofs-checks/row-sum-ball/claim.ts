import { boundOnNormalNoise, boundOnSigns, dualNorm } from '../internal/ball-checks.ts';
import { defineClaim } from '../internal/define-claim.ts';

export const claim = defineClaim({
  id: 'row-sum-ball',
  title: 'The ball of summed row norms: the largest row counts',
  source: 'derived here',
  checks: [dualNorm('row-sum'), boundOnSigns('row-sum'), boundOnNormalNoise('row-sum')],
});
