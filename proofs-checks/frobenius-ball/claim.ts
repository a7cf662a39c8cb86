import { boundOnSigns, dualNorm } from '../internal/ball-checks.ts';
import { normalNoiseByQuadrature, squaresInWholeNumbers } from '../internal/row-ball-checks.ts';
import { defineClaim } from '../internal/define-claim.ts';

export const claim = defineClaim({
  id: 'frobenius-ball',
  title: 'The Frobenius ball: its norm is its own dual',
  source: 'derived here',
  checks: [
    dualNorm('frobenius'),
    boundOnSigns('frobenius'),
    squaresInWholeNumbers,
    normalNoiseByQuadrature('frobenius'),
  ],
});
