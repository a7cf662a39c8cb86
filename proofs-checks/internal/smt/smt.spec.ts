import { randomStream } from '@owlery/numeric';
import { describe, expect, it } from 'vitest';

import { type CheckOutcome } from '../../check.ts';
import { everyReal, type EveryReal } from './every-real.ts';
import { parseValues } from './parse-values.ts';
import { smtAnswer } from './solver.ts';

const run = async (parts: Partial<EveryReal>): Promise<CheckOutcome> =>
  everyReal({
    ...{ id: 'square', says: 'A square is not negative.', everyReal: 'every real x' },
    ...{ reals: ['x'], given: ['true'], then: '(>= (* x x) 0.0)', unlike: { then: '(> (* x x) 0.0)' } },
    ...parts,
  }).run({ cases: undefined, stream: randomStream(1, 'smt') });

describe('everyReal', () => {
  it('proves a statement and shows that it could have failed', async () => {
    expect(await run({})).toEqual({ holds: true, cases: 1, counterexample: null });
  });

  it('gives rationals that refute a wrong statement', async () => {
    const { holds, counterexample } = await run({
      given: ['(> x 0.0)', '(< x 1.0)'],
      then: '(< (* 3.0 x) 1.0)',
    });
    expect(holds).toBe(false);
    const [top, bottom = 1] = String(counterexample!.x).split('/').map(Number);
    expect(top / bottom).toBeGreaterThanOrEqual(1 / 3);
    expect(top / bottom).toBeLessThan(1);
  });

  it('refuses a proof from what cannot be met', async () => {
    const { holds, counterexample } = await run({ given: ['(< (* x x) 0.0)'] });
    expect(holds).toBe(false);
    expect(counterexample!.reason).toMatch(/cannot be met/);
  });

  it('refuses a proof whose wrong variant cannot be refuted', async () => {
    const { holds, counterexample } = await run({ unlike: { then: '(> (* x x) (- 1.0))' } });
    expect(holds).toBe(false);
    expect(counterexample!.reason).toMatch(/could not be refuted/);
  });

  it('does not take silence for a proof', async () => {
    const { holds, counterexample } = await run({ then: '(distinct (^ 2.0 x) 3.0)' });
    expect(holds).toBe(false);
    expect(counterexample).toEqual({ reason: 'the solver gave up', part: 'true' });
  });

  it('needs every part of a split', async () => {
    const split = ['(>= x 1.0)', '(<= x 1.0)'];
    expect(await run({ split, then: '(>= x 1.0)', unlike: { then: '(>= x 2.0)' } })).toMatchObject({
      holds: false,
      cases: 2,
    });
  });
});

describe('the solver', () => {
  it('refuses a script it cannot read', async () => {
    await expect(smtAnswer('(assert (> y 0.0))', [])).rejects.toThrow(/refused the script/);
  });

  it('forgets one script before the next', async () => {
    const script = '(declare-const x Real)\n(assert (= x 2.0))';
    expect(await smtAnswer(script, ['x'])).toEqual({ verdict: 'sat', values: { x: '2' } });
    expect(await smtAnswer('(declare-const x Real)\n(assert (= x 3.0))', ['x'])).toMatchObject({
      values: { x: '3' },
    });
  });
});

describe('parseValues', () => {
  it.each([
    ['((p 2.0))', { p: '2' }],
    ['((p (- 3.0)))', { p: '-3' }],
    ['((p (/ 1.0 4.0)) (q (- (/ 3.0 5.0))))', { p: '1/4', q: '-3/5' }],
    ['((p (/ (- 1.0) 4.0)))', { p: '-1/4' }],
    ['((p (root-obj (+ (^ x 2) (- 2)) 1)))', { p: '(root-obj (+ (^ x 2) -2) 1)' }],
  ])('%s', (text, values) => {
    expect(parseValues(text)).toEqual(values);
  });
});
