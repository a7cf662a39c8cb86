import { surrogates } from '@owlery/losses';
import { randomStream, rational, rationalToDouble } from '@owlery/numeric';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Check } from '../check.ts';
import { defineClaim } from './define-claim.ts';
import { surrogateEnclosure } from './enclosure.ts';
import { forAll } from './for-all.ts';
import { forEvery } from './for-every.ts';
import { hyperplaneVertices } from './hyperplane-vertices.ts';
import { partitionRisk, partitionRisks } from './partition-risks.ts';
import { permutations } from './permutations.ts';
import { plain } from './plain.ts';
import { topKHingeVertices } from './top-k-hinge-vertices.ts';
import { topKHinge } from './top-k-hinges.ts';
import { sequences } from './sequences.ts';
import { signSum } from './sign-sum.ts';
import { subsets } from './subsets.ts';
import { vertexScores, wholeRisk } from './whole-risk.ts';

const context = { cases: undefined, stream: randomStream(1, 'internal') };
const numbers = fc.record({ n: fc.nat({ max: 50 }) });

describe('forAll', () => {
  const check = (parts: Partial<Parameters<typeof forAll<{ n: number }>>[0]>): Check =>
    forAll({
      ...{ id: 'all', says: '', exact: true, cases: 200, instances: numbers, law: () => undefined },
      ...parts,
    });

  it('shrinks to the smallest counterexample and shows what was found there', () => {
    const law = ({ n }: { n: number }) => (n < 17 ? undefined : { square: n * n });
    expect(check({ law }).run(context)).toMatchObject({
      holds: false,
      counterexample: { n: 17, square: 289 },
    });
  });

  it('takes what a law throws for a counterexample', () => {
    const law = ({ n }: { n: number }) => {
      if (n > 5) throw new Error('too large');
      return undefined;
    };
    expect(check({ law }).run(context)).toMatchObject({ counterexample: { n: 6, reason: 'too large' } });
  });

  it('fails when a kind of instance never came, unless few were asked for', () => {
    const parts = {
      sees: ['odd', 'huge'],
      law: ({ n }: { n: number }, note: (kind: string) => void) => void note(n % 2 ? 'odd' : 'even'),
    };
    expect(check(parts).run(context)).toMatchObject({ holds: false, counterexample: { missing: ['huge'] } });
    expect(check(parts).run({ ...context, cases: 10 })).toMatchObject({ holds: true, cases: 10 });
  });

  it('is proved or tested as the law is exact or not', () => {
    expect([check({}).strength, check({ exact: false }).strength]).toEqual(['proved', 'tested']);
  });
});

describe('forEvery', () => {
  it('stops at the first that breaks the law, and fails on an empty list', () => {
    const list = [{ n: 1 }, { n: 2 }, { n: 3 }];
    const check = (instances: { n: number }[]): Check =>
      forEvery({
        id: 'every',
        says: '',
        exact: true,
        instances: () => instances,
        law: ({ n }) => (n < 2 ? undefined : { n }),
      });
    expect(check(list).run(context)).toMatchObject({ holds: false, cases: 2, counterexample: { n: 2 } });
    expect(check([]).run(context)).toMatchObject({
      holds: false,
      counterexample: { reason: 'the list of instances is empty' },
    });
  });
});

describe('defineClaim', () => {
  const check = (id: string, strength: Check['strength'], holds: boolean): Check => ({
    ...{ id, says: '', strength },
    run: () => ({ holds, cases: 3, counterexample: holds ? null : { id } }),
  });
  const parts = { id: 'some', title: '', source: '' };

  it('is as strong as the weakest check, and runs those after a failure', async () => {
    const claim = defineClaim({
      ...parts,
      checks: [check('a', 'proved', false), check('b', 'tested', true)],
    });
    expect(claim.strength).toBe('tested');
    const outcome = await claim.check({ seed: 1 });
    expect(outcome).toMatchObject({ holds: false, cases: 6, counterexample: { check: 'a', id: 'a' } });
    expect(outcome.checks.map(({ holds }) => holds)).toEqual([false, true]);
  });

  it('gives each check a stream of its own', async () => {
    const drawn: number[] = [];
    const draws = (id: string): Check => ({
      ...{ id, says: '', strength: 'tested' },
      run: ({ stream }) => (drawn.push(stream.nextUint32()), { holds: true, cases: 1, counterexample: null }),
    });
    await defineClaim({ ...parts, checks: [draws('a'), draws('b')] }).check({ seed: 1 });
    await defineClaim({ ...parts, checks: [draws('b')] }).check({ seed: 1 });
    await defineClaim({ ...parts, id: 'other', checks: [draws('b')] }).check({ seed: 1 });
    expect(drawn[2]).toBe(drawn[1]);
    expect(new Set(drawn).size).toBe(3);
  });

  it('refuses a claim without checks or with two of one name', () => {
    expect(() => defineClaim({ ...parts, checks: [] })).toThrow(/at least one check/);
    expect(() =>
      defineClaim({ ...parts, checks: [check('a', 'proved', true), check('a', 'proved', true)] }),
    ).toThrow(/different ids/);
  });
});

it('plain shows rationals, bigints and arrays as JSON can hold them', () => {
  const value = { p: [rational(3, 5), 2n], f: Float64Array.of(0, 1), s: 'x', none: null, big: Infinity };
  expect(plain(value)).toEqual({ p: ['3/5', '2'], f: [0, 1], s: 'x', none: null, big: 'Infinity' });
});

describe('surrogateEnclosure', () => {
  it.each(surrogates.map((surrogate) => [surrogate.id, surrogate] as const))(
    '%s lies within, and closely',
    (_, surrogate) => {
      for (let sixteenths = -16; sixteenths <= 16; sixteenths++) {
        const { low, high } = surrogateEnclosure(surrogate, rational(sixteenths, 16));
        const value = surrogate.value(sixteenths / 16);
        expect(low.lte(high)).toBe(true);
        expect(Math.abs(rationalToDouble(low) - value)).toBeLessThan(1e-15);
        expect(Math.abs(rationalToDouble(high) - value)).toBeLessThan(1e-15);
        expect(rationalToDouble(high.sub(low))).toBeLessThan(2 ** -50);
      }
    },
  );

  it('holds the truth where it is known to more digits than a double has', () => {
    const e = rational(2718281828459045235360287471352662498n, 10n ** 36n);
    const { low, high } = surrogateEnclosure(
      surrogates.find(({ id }) => id === 'exponential')!,
      rational(-1),
    );
    expect(low.lt(e) && high.gt(e)).toBe(true);
    // log(1 + e).
    const known = rational(1313261687518222834048995494967n, 10n ** 30n);
    const logistic = surrogateEnclosure(
      surrogates.find(({ id }) => id === 'logistic')!,
      rational(-1),
    );
    expect(logistic.low.lt(known) && logistic.high.gt(known)).toBe(true);
  });
});

describe('vertices', () => {
  it('are where lines meet, once each, in lowest terms', () => {
    const lines = [
      { normal: [1, -1, 0], offset: 0 },
      { normal: [2, 0, -2], offset: 1 },
      { normal: [0, 2, -2], offset: 1 },
      { normal: [0, 3, -3], offset: -1 },
    ];
    const found = hyperplaneVertices(3, lines).map(
      ({ numerators, denominator }) => `${numerators.join()}/${denominator}`,
    );
    expect(found.sort()).toEqual(['-1,-1,0/3', '1,1,0/2', '3,-2,0/6']);
  });

  it.each(['psi1', 'psi2', 'psi3', 'psi4', 'psi5'] as const)(
    '%s has no smaller risk on a grid of quarters',
    (id) => {
      const stream = randomStream(5, id);
      const { right, wrong, unit } = topKHingeVertices(topKHinge(id), 3, 2);
      for (let i = 0; i < 40; i++) {
        const masses = Array.from({ length: 3 }, () => stream.below(9));
        const risk = (losses: readonly number[]): number =>
          losses.reduce((total, loss, y) => total + masses[y] * loss, 0);
        const least = Math.min(...[...right, ...wrong].map(({ losses }) => risk(losses)));
        const numerators = Array.from({ length: 3 }, () => stream.below(25) - 12);
        const at = [0, 1, 2].map((y) => topKHinge(id).scaledLoss({ numerators, denominator: 4 }, y, 2));
        expect(risk(at) * unit).toBeGreaterThanOrEqual(least * 4 * 2);
      }
    },
  );
});

describe('whole risks', () => {
  it('of a partition are the risks of its indicator scores', () => {
    const [masses, weights] = [
      [6, 4, 3, 1],
      [3, 2, 2],
    ];
    for (const { cuts, risk } of partitionRisks(masses, weights)) {
      const scores = masses.map((_, c) => cuts.filter((cut) => cut > c).length);
      expect(wholeRisk('powl', { masses, weights, unit: 1 }, scores)).toBe(risk);
    }
    expect(partitionRisk([8, 7, 5], [1, 1], [2])).toBe(35);
  });

  it('have vertices of whole differences without gaps', () => {
    expect(vertexScores('powl', 2)).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
    ]);
    expect(vertexScores('bowl', 2)).toHaveLength(4);
  });
});

it('lists are complete', () => {
  expect(subsets(4, 2)).toHaveLength(6);
  expect(subsets(3)).toHaveLength(8);
  expect(new Set(permutations([1, 2, 3, 4]).map(String)).size).toBe(24);
  expect(sequences([0, 1, 2], 3)).toHaveLength(27);
});

describe('signSum', () => {
  it('by hand', () => {
    expect(signSum([[1], [-1]])).toBe(2);
    expect(signSum([[1, 2]])).toBe(0);
    // |±1 ± 2|: 3, 1, 1, 3.
    expect(
      signSum([
        [1, 2],
        [-1, -2],
      ]),
    ).toBe(8);
  });
});
