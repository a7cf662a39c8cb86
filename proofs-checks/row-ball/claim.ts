import { boundOnSigns, dualNorm } from '../internal/ball-checks.ts';
import { normalNoiseByQuadrature, squaresInWholeNumbers } from '../internal/row-ball-checks.ts';
import { defineClaim } from '../internal/define-claim.ts';

export const claim = defineClaim({
  id: 'row-ball',
  title: 'The ball of bounded rows: classes are on their own',
  source: 'derived here',
  checks: [dualNorm('row'), boundOnSigns('row'), squaresInWholeNumbers, normalNoiseByQuadrature('row')],
});
