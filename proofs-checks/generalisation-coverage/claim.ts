import { generalisationBound, lossBound, type BoundTerms } from '@owlery/complexity';
import { bowl, families, hinge, powl, type Family } from '@owlery/losses';
import { binomialInterval, meanInterval } from '@owlery/numeric';
import fc from 'fast-check';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { estimate } from '../internal/estimate.ts';
import { forAll } from '../internal/for-all.ts';
import { forEvery } from '../internal/for-every.ts';
import { sum } from '../internal/sum.ts';
import { LinearHingeGap } from './linear-hinge-gap.ts';
import { lossDirection } from './loss-direction.ts';

const [classes, columns, points] = [3, 16, 400];
const deltas = [0.05, 0.5, 0.95];
const forms = [
  'maurer',
  'gaussian',
  'sup-norm',
  'mean over samples',
  'complexity of the losses known',
] as const;
type Form = (typeof forms)[number];

/** A share above δ counts only when Clopper and Pearson's interval says so; each of the 30 tests errs at most so often. */
const errorRate = 1e-6;

/** Norm of W times norm of x so that every hinge is active on the whole ball. */
const reach = (family: Family): number => (family === 'powl' ? Math.SQRT1_2 : 1);

const linear = forAll({
  id: 'linear',
  says: 'On the ball the loss falls along its direction: const less their product, by the losses of the registry.',
  exact: false,
  cases: 500,
  instances: fc.record({
    family: fc.constantFrom(...families),
    label: fc.integer({ min: 0, max: classes - 1 }),
    entries: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: classes, maxLength: classes }),
  }),
  law: ({ family, label, entries }) => {
    const scores = entries.map((x) => (x * reach(family)) / Math.max(1, Math.hypot(...entries)));
    const loss = (family === 'powl' ? powl : bowl)({ surrogate: hinge, weights: [1, 1] });
    const z = lossDirection(family, classes, label);
    const expected = (family === 'powl' ? 2 : 3) - sum(scores.map((score, c) => score * z[c]));
    const found = loss.value(Float64Array.from(scores), label);
    return Math.abs(found - expected) < 1e-12 ? undefined : { found, expected };
  },
});

/** The terms of the theorem in one of its forms; $2R_n\le2c_2\Lambda r/\sqrt n$ where the complexity is known. */
function termsOf(family: Family, form: Form, delta: number): BoundTerms {
  const known = form === 'complexity of the losses known';
  const { terms, lipschitz } = generalisationBound({
    ...{
      family,
      classes,
      points,
      delta,
      surrogate: 'hinge',
      weights: [1, 1],
      norm: reach(family),
      featureRadius: 1,
    },
    route: form === 'gaussian' || form === 'sup-norm' ? form : 'maurer',
    complexityOf: known || form === 'mean over samples' ? 'distribution' : 'sample',
  });
  return known ? { ...terms, complexity: (2 * lipschitz * reach(family)) / Math.sqrt(points) } : terms;
}

const written = forEvery({
  id: 'written',
  says: 'The program adds the terms of the statement, for both families and every δ that is looked at.',
  exact: false,
  instances: () => families.flatMap((family) => deltas.map((delta) => ({ family, delta }))),
  law: ({ family, delta }) => {
    // Unit weights: Θ = ‖θ‖² = 2, and Λr is the reach.
    const r = reach(family);
    const c2 = Math.sqrt(family === 'powl' ? 2 ** 2 + 2 : 1 + 2);
    const B = family === 'powl' ? (1 + Math.SQRT2 * r) * 2 : (1 + r) * 3;
    const complexity = 2 * Math.SQRT2 * c2 * r * Math.sqrt(classes / points);
    const expected = {
      maurer: complexity + 3 * B * Math.sqrt(Math.log(2 / delta) / (2 * points)),
      gaussian: (complexity * Math.sqrt(Math.PI)) / 2 + 3 * B * Math.sqrt(Math.log(2 / delta) / (2 * points)),
      'mean over samples': complexity + B * Math.sqrt(Math.log(1 / delta) / (2 * points)),
    };
    for (const form of ['maurer', 'gaussian', 'mean over samples'] as const) {
      const found = sum(Object.values(termsOf(family, form, delta)));
      if (Math.abs(found - expected[form]) > 1e-12) return { form, found, expected: expected[form] };
    }
    return undefined;
  },
});

/** The bounds made of some of the terms; without the complexity the statement is wrong. */
export function coverage(parts: readonly (keyof BoundTerms)[] = ['complexity', 'confidence']): Check {
  return estimate({
    id: 'coverage',
    says: 'Five forms, both families, δ = 0.05, 0.5 and 0.95: the largest gap over the ball passes the bound no oftener than a share δ of samples; error rate 3e-5.',
    cases: 1500,
    measure: ({ cases, stream }) => {
      const cells = families.flatMap((family) =>
        forms.flatMap((form) =>
          deltas.map((delta) => {
            const terms = termsOf(family, form, delta);
            const bound = sum(parts.map((part) => terms[part]));
            return { family, form, delta, bound, failures: 0 };
          }),
        ),
      );
      const gaps: Record<Family, number[]> = { powl: [], bowl: [] };
      for (const family of families) {
        const law = new LinearHingeGap({ family, classes, columns, norm: reach(family), stream });
        for (let t = 0; t < cases; t++) gaps[family].push(law.gapOfSample(points, stream));
      }
      for (const cell of cells) cell.failures = gaps[cell.family].filter((gap) => gap > cell.bound).length;
      const tooOften = cells.find(
        ({ failures, delta }) => binomialInterval(failures, cases, 1 - 2 * errorRate).low > delta,
      );
      return {
        estimates: [...shares(cells, cases), ...tightness(cells, gaps)],
        violation: tooOften ?? vacuous(cells),
      };
    },
  });
}

type Cell = { family: Family; form: Form; delta: number; bound: number; failures: number };

function shares(cells: readonly Cell[], cases: number) {
  return deltas.map((delta) => {
    const most = Math.max(...cells.filter((cell) => cell.delta === delta).map(({ failures }) => failures));
    const { share, low, high } = binomialInterval(most, cases);
    return { name: `largest share of samples that pass the bound, δ = ${delta}`, value: share, low, high };
  });
}

/** Mean gap over bound, for the forms with the loosest and the sharpest terms. */
function tightness(cells: readonly Cell[], gaps: Readonly<Record<Family, number[]>>) {
  return cells
    .filter(({ form, delta }) => (form === 'maurer' ? delta === 0.05 : form === forms[4] && delta === 0.95))
    .map(({ family, form, delta, bound }) => {
      const { mean, low, high } = meanInterval(gaps[family].map((gap) => gap / bound));
      return { name: `mean gap over bound, ${family}, ${form}, δ = ${delta}`, value: mean, low, high };
    });
}

/** A bound of at least B would hold for nothing; the route without a root of L is one here and is left out. */
function vacuous(cells: readonly Cell[]) {
  return cells.find(({ family, form, bound }) => {
    const range = { score: reach(family), margin: Math.SQRT2 * reach(family) };
    return form !== 'sup-norm' && bound >= lossBound({ family, surrogate: hinge, weights: [1, 1] }, range);
  });
}

export const claim = defineClaim({
  id: 'generalisation-coverage',
  title: 'The generalisation theorem fails on no more than a share δ of samples',
  source: 'derived here; symmetrisation and bounded differences: Bartlett and Mendelson 2002, recalled',
  checks: [linear, written, coverage()],
});
