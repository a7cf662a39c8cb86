import { expect, it } from 'vitest';

import { checkClaims, statementHeadings, statementOf } from './index.ts';

it('the example of the README', async () => {
  const { claims, summary } = await checkClaims({
    ids: ['layer-cake', 'psi5-calibration'],
    seed: 1,
    cases: 20,
  });
  expect(summary.failing).toBe(0);
  const proofs = claims[1].checks.filter((check) => check.everyReal).map((check) => check.everyReal);
  expect(proofs[0]).toBe('every real p, L = 3');
  expect(statementOf('psi5-calibration').sections.Proof).toContain('T_k');
  expect(statementHeadings).toHaveLength(6);
});
