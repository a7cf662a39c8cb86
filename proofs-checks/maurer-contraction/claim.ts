import { contractionRatio, maurerRoute, pointsFromRows } from '@owlery/complexity';
import { bowl, hinge, powl } from '@owlery/losses';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { forAll } from '../internal/for-all.ts';
import { flatScores, hingeLosses, scoredClasses } from '../internal/scored-class.ts';
import { signSum } from '../internal/sign-sum.ts';
import { table } from '../lipschitz-constants/claim.ts';

/** The contraction with the square of its constant; 2 in truth, less is wrong. */
export function contraction(squared = 2): Check {
  return forAll({
    id: 'contraction',
    says: 'Hinge losses of finite classes: both sides by all signs, squared, with equality.',
    exact: true,
    cases: 1200,
    instances: scoredClasses({ mostFunctions: 4, mostSigns: 9 }),
    sees: ['equality', 'below', 'powl', 'bowl'],
    law: (instance, note) => {
      const { family, weights, labels, scores } = instance;
      const [points, signs] = [labels.length, labels.length * scores[0][0].length];
      const losses = BigInt(signSum(hingeLosses(instance)));
      const scored = BigInt(signSum(flatScores(instance)));
      const { l2Squared } = table(family, weights);
      const left = losses ** 2n * 4n ** BigInt(signs);
      const right = BigInt(squared * l2Squared) * scored ** 2n * 4n ** BigInt(points);
      note(family);
      if (losses > 0n) note(left === right ? 'equality' : 'below');
      return left <= right ? undefined : { left: left.toString(), right: right.toString() };
    },
  });
}

const program = forAll({
  id: 'program',
  says: 'The program finds the same two sides, with one-hot points.',
  exact: false,
  cases: 100,
  instances: scoredClasses({ mostFunctions: 3, mostSigns: 6 }),
  law: (instance) => {
    const { family, weights, labels, scores } = instance;
    const n = labels.length;
    const points = pointsFromRows(labels.map((_, i) => labels.map((__, l) => (i === l ? 1 : 0))));
    // Row c of W holds the scores of class c over the points.
    const scorers = scores.map((rows) =>
      Float64Array.from(rows[0].flatMap((_, c) => rows.map((row) => row[c]))),
    );
    const loss = (family === 'powl' ? powl : bowl)({ surrogate: hinge, weights });
    const found = contractionRatio({ route: maurerRoute, loss, scorers, points, labels });
    const observed = signSum(hingeLosses(instance)) / 2 ** n / n;
    const flat = flatScores(instance);
    const bound = Math.sqrt(2 * table(family, weights).l2Squared) * (signSum(flat) / 2 ** flat[0].length / n);
    const near = Math.abs(found.observed - observed) < 1e-12 && Math.abs(found.bound - bound) < 1e-9;
    return near ? undefined : { found, observed, bound };
  },
});

export const claim = defineClaim({
  id: 'maurer-contraction',
  title: 'Vector contraction with the constant √2, attained by a loss',
  source: 'Maurer 2016, recalled and proved anew; that a loss attains it: derived here',
  checks: [contraction(), program],
});
