import { describe, expect, it } from 'vitest';

import { checkClaims } from './check-claims.ts';
import { claimById } from './claim-by-id.ts';
import { claims } from './claims.ts';
import { ClaimProcess } from './internal/claim-process.ts';
import { runClaim } from './run-claim.ts';
import { weakest } from './strength.ts';

const quick = ['soft-max-is-no-owl', 'powl-concentration', 'psi3-calibration'];

describe('checkClaims', () => {
  it('reports in the order of the registry, and each claim as it ends', async () => {
    const seen: string[] = [];
    const report = await checkClaims({
      ids: [...quick].reverse(),
      ...{ cases: 10, seed: 2, jobs: 2 },
      onProgress: ({ done, total, result }) => seen.push(`${done}/${total} ${result.id}`),
    });
    expect(report.claims.map(({ id }) => id)).toEqual(quick);
    expect(report.summary).toMatchObject({ claims: 3, holding: 3, failing: 0 });
    expect(report.summary.seconds).toBeGreaterThan(0);
    expect(seen.map((line) => line.slice(0, 3))).toEqual(['1/3', '2/3', '3/3']);
    for (const { seed, title, counterexample, checks } of report.claims) {
      expect([seed, counterexample]).toEqual([2, null]);
      expect(title.length * checks.length).toBeGreaterThan(0);
    }
  });

  it('runs a claim twice named once, and finds the same as in this process', async () => {
    const { claims: found } = await checkClaims({ ids: [quick[2], quick[2]], cases: 10, seed: 3 });
    const here = await runClaim(claimById(quick[2]), { cases: 10, seed: 3 });
    expect(found.map((result) => ({ ...result, seconds: 0 }))).toEqual([{ ...here, seconds: 0 }]);
  });

  it.each([
    [{ ids: ['no-claim'], seed: 1 }, /^claim must be one of layer-cake.*, got "no-claim"$/],
    [{ seed: 1.5 }, /^seed must be a whole number/],
    [{ seed: 1, cases: 0 }, /^cases must be a whole number from 1 to 10000000, got 0$/],
    [{ seed: 1, jobs: 0 }, /^jobs must be a whole number from 1 to 1024, got 0$/],
  ])('refuses %j', async (options, message) => {
    await expect(checkClaims(options)).rejects.toThrow(message);
  });
});

describe('a process that dies', () => {
  const worker = new URL('./internal/dying-worker.fixture.ts', import.meta.url);

  it('fails its claim with what it said, and the next claim gets another process', async () => {
    const child = new ClaimProcess(worker);
    const died = await child.run(claimById('layer-cake'), { seed: 1 });
    expect(died).toMatchObject({ id: 'layer-cake', holds: false, cases: 0, seed: 1 });
    expect(died.counterexample!.reason).toMatch(/^the process of the claim ended with code 3: out of luck$/);
    const next = await child.run(claimById('composition'), { seed: 1 });
    expect(next).toMatchObject({ id: 'composition', holds: true });
    child.end();
  });
});

it('examples of the docstrings', async () => {
  expect((await runClaim(claimById('layer-cake'), { cases: 5, seed: 1 })).holds).toBe(true);
  expect(claimById('layer-cake').strength).toBe('proved');
  expect(weakest(['proved', 'estimated', 'tested'])).toBe('estimated');
  expect(weakest([])).toBe('proved');
  expect(claims[0].id).toBe('layer-cake');
});
