import { contractionRatio, fosterRakhlinRoute, leiRoute, pointsFromRows } from '@owlery/complexity';
import { bowl, hinge, powl } from '@owlery/losses';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { forAll } from '../internal/for-all.ts';
import { forEvery } from '../internal/for-every.ts';
import { linearClasses } from '../internal/linear-classes.ts';

const routes = [leiRoute, fosterRakhlinRoute];

/** Not contradicted with the bounds times `share`. */
export function notContradicted(share = 1): Check {
  return forAll({
    id: 'not-contradicted',
    says: 'Finite linear classes: R of the losses by all signs is at most the number that each formula gives.',
    exact: false,
    cases: 300,
    instances: linearClasses(),
    law: ({ family, weights, labels, points, scorers }) => {
      const loss = (family === 'powl' ? powl : bowl)({ surrogate: hinge, weights });
      const about = {
        loss,
        labels,
        points: pointsFromRows(points),
        scorers: scorers.map((w) => Float64Array.from(w)),
      };
      for (const route of routes) {
        const { observed, bound } = contractionRatio({ ...about, route });
        if (observed > share * bound) return { route: route.id, observed, bound };
      }
      return undefined;
    },
  });
}

const flagged = forEvery({
  id: 'flagged',
  says: 'Both are marked as unsure wherever the program names them.',
  exact: true,
  instances: () => routes.map(({ id, constants, source }) => ({ id, constants, source })),
  law: ({ constants, source }) =>
    constants !== ('proved' as typeof constants) && source.length > 0 ? undefined : { constants },
});

export const claim = defineClaim({
  id: 'recalled-contractions',
  title: 'The ℓ∞ contractions of the literature are not contradicted',
  source: 'Foster and Rakhlin 2019; Lei, Doğan, Zhou and Kloft 2019; constants recalled or open',
  checks: [notContradicted(), flagged],
});
