import { rational } from '@owlery/numeric';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { checkClaims } from './check-claims.ts';
import { claims } from './claims.ts';
import { defineClaim } from './internal/define-claim.ts';
import { mixedDifferences } from './soft-max-is-no-owl/claim.ts';
import { statementHeadings, statementOf } from './statement-of.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

describe('the registry', () => {
  it('has one folder a claim, with its words and its checks', () => {
    const folders = readdirSync(here).filter((name) => existsSync(`${here}${name}/claim.ts`));
    expect(claims.map(({ id }) => id).sort()).toEqual(folders.sort());
    for (const name of folders) expect(existsSync(`${here}${name}/claim.md`), name).toBe(true);
  });

  it.each(claims.map(({ id }) => id))('%s is stated under every heading', (id) => {
    const { sections, title } = statementOf(id);
    expect(title).not.toBe('');
    expect(Object.keys(sections)).toEqual([...statementHeadings]);
    for (const [heading, text] of Object.entries(sections)) expect(text.trim(), heading).not.toBe('');
  });
});

describe('every claim', () => {
  it.each(claims.map((claim) => [claim.id, claim] as const))(
    '%s holds on a few cases',
    async (_, claim) => {
      const outcome = await claim.check({ cases: 5, seed: 7 });
      expect(outcome.counterexample).toBeNull();
      expect(outcome.holds).toBe(true);
      expect(outcome.cases).toBeGreaterThan(0);
    },
    60_000,
  );

  it('is answered alike for the same seed, whatever the number of processes', async () => {
    const ids = ['exchange-lemma', 'snm-unbiased'];
    const answers = await Promise.all([1, 2].map((jobs) => checkClaims({ ids, cases: 20, seed: 3, jobs })));
    const [one, two] = answers.map(({ claims: found }) => found.map((result) => ({ ...result, seconds: 0 })));
    expect(two).toEqual(one);
    expect(one.map(({ holds }) => holds)).toEqual([true, true]);
  });
});

describe('a claim that is wrong', () => {
  const wrong = (check: Parameters<typeof defineClaim>[0]['checks'][number]) =>
    defineClaim({ id: 'wrong', title: 'Wrong', source: 'made for tests', checks: [check] });

  it('fails with a counterexample of plain numbers', async () => {
    // One kept negative is an ordered loss: saying that it is none must be found out.
    const outcome = await wrong(mixedDifferences(1)).check({ seed: 1 });
    expect(outcome.holds).toBe(false);
    expect(outcome.counterexample).toMatchObject({ check: 'mixed-differences' });
    expect(JSON.parse(JSON.stringify(outcome.counterexample))).toEqual(outcome.counterexample);
  });

  it('shows exact numbers as text that can be pasted', async () => {
    const run = () => ({ holds: false, cases: 1, counterexample: { p: [rational(3, 5), rational(2, 5)] } });
    const outcome = await wrong({ id: 'exact', says: 'No.', strength: 'proved', run }).check({ seed: 1 });
    expect(outcome.counterexample).toEqual({ check: 'exact', p: ['3/5', '2/5'] });
  });

  it('fails when a check throws, with what it threw', async () => {
    const run = () => {
      throw new Error('out of range');
    };
    const outcome = await wrong({ id: 'thrower', says: 'No.', strength: 'tested', run }).check({ seed: 1 });
    expect(outcome).toMatchObject({
      holds: false,
      counterexample: { check: 'thrower', reason: 'out of range' },
    });
  });
});
