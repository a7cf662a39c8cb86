import * as proofs from '@owlery/proofs-checks';
import { openStore } from '@owlery/results';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { owlery, owleryHere } from '../owlery-process.fixture.ts';

vi.mock('@owlery/proofs-checks', async (original) => ({ ...(await original<typeof proofs>()) }));

let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'owlery-check-'));
  // Its weights rise, so it is not convex, whatever it says.
  const loss = (claims: string) => `
    import { hinge, type MulticlassLoss, powl } from '@owlery/losses';
    const { value, subgradient } = powl({ surrogate: hinge, weights: [0.25, 1] });
    export default { id: 'rising', value, subgradient, classes: 3, ${claims} } satisfies MulticlassLoss;`;
  writeFileSync(join(work, 'wrong.ts'), loss('convex: true'));
  writeFileSync(join(work, 'right.ts'), loss('convex: false'));
  writeFileSync(join(work, 'torn.ts'), 'export default {\n  id: ');
  writeFileSync(join(work, 'shapeless.mjs'), 'export const weights = [1];');
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

interface Claims {
  readonly claims: readonly Record<string, unknown>[];
  readonly summary: Record<string, number>;
}

describe('owlery check', () => {
  it('checks claims, prints the fields of the contract and stores them with their words', async () => {
    const call = ['check', 'layer-cake', '--cases', '5', '--seed', '3', '--out', 'new/store', '--json'];
    const { code, stdout, stderr } = await owlery(call, work);
    expect(code).toBe(0);
    const { claims, summary } = JSON.parse(stdout) as Claims;
    expect(claims).toHaveLength(1);
    const [{ checks, ...claim }] = claims;
    expect(claim).toEqual({
      ...{ id: 'layer-cake', title: expect.any(String), strength: 'proved', holds: true },
      ...{ cases: expect.any(Number), seed: 3, seconds: expect.any(Number), counterexample: null },
    });
    expect((checks as unknown[]).length).toBeGreaterThan(0);
    expect(summary).toEqual({ claims: 1, holding: 1, failing: 0, seconds: expect.any(Number) });
    expect(stderr).toMatch(/stored .*new\/store\/claims-seed-3\/record\.json\n$/);
    const record = await openStore(join(work, 'new/store')).read('claims-seed-3');
    expect(record).toMatchObject({ schema: 'owlery.claims/1', seed: 3, casesAsked: 5, summary });
    const [stored] = (record as unknown as Claims).claims;
    expect(stored).toMatchObject({ ...claim, source: proofs.claimById('layer-cake').source });
    expect(stored.statement).toMatch(/^# .*\n[^]*\n## Statement\n/);
  });

  it('ends with 1 when a claim fails, and shows its counterexample as numbers', async () => {
    const counterexample = { check: 'layers', weights: [1, 2] };
    const claim = {
      ...{ id: 'layer-cake', title: 'Layer cake', strength: 'tested' as const, holds: false },
      ...{ cases: 4, seed: 1, seconds: 0.1, counterexample, checks: [] },
    };
    const summary = { claims: 1, holding: 0, failing: 1, seconds: 0.1 };
    const mocked = vi.spyOn(proofs, 'checkClaims').mockResolvedValue({ claims: [claim], summary });
    const text = await owleryHere(['check', 'layer-cake'], work);
    const json = await owleryHere(['check', '--json'], work);
    expect(mocked.mock.calls.map(([{ ids, seed, cases }]) => ({ ids, seed, cases }))).toEqual([
      { ids: ['layer-cake'], seed: 1, cases: undefined },
      { ids: undefined, seed: 1, cases: undefined },
    ]);
    mocked.mockRestore();
    expect([text.code, json.code]).toEqual([1, 1]);
    expect(text.stdout).toContain('layer-cake fails: Layer cake\n  {"check":"layers","weights":[1,2]}\n');
    expect(text.stdout).toContain('again: owlery check layer-cake --seed 1\n');
    expect(JSON.parse(json.stdout)).toEqual({ claims: [claim], summary });
  });

  it('lists the claims and the laws', async () => {
    const { stdout } = await owleryHere(['check', '--list', '--json'], work);
    expect(JSON.parse(stdout)).toEqual(
      proofs.claims.map(({ id, title, strength, source }) => ({ id, title, strength, source })),
    );
    const laws = await owleryHere(['check', '--list', '--loss', 'right.ts'], work);
    expect(laws.stdout).toMatch(/^ {2}convexity +\S/m);
  });

  it.each<[string, 1 | 2, string | RegExp]>([
    ['check fly', 2, `claim must be one of ${proofs.claims.map(({ id }) => id).join(', ')}, got fly`],
    ['check layer-cake --cases 0', 2, '--cases must be a whole number from 1 to 10000000, got 0'],
    [
      'check layer-cake --seed 1.5',
      2,
      '--seed must be a whole number from -2147483648 to 2147483647, got 1.5',
    ],
    ['check layer-cake --path 1', 2, '--path replays one law of a loss: name the law, and --loss <file>'],
    [
      'check --loss right.ts --path 1',
      2,
      '--path replays one law of a loss: name the law, and --loss <file>',
    ],
    ['check --loss right.ts --out runs', 2, '--out stores claims, not the laws of --loss'],
    ['check layer-cake --loss right.ts', 2, /^law must be one of .*convexity.*, got layer-cake$/],
    ['check --loss none.ts', 1, 'none.ts: no such file or directory (ENOENT)'],
    [
      'check --loss shapeless.mjs',
      1,
      'shapeless.mjs: a loss file must have a default export, or an export named loss; it has: weights',
    ],
  ])('refuses owlery %s', async (text, code, message) => {
    const finished = await owleryHere(text.split(' '), work);
    expect({ code: finished.code, stdout: finished.stdout }).toEqual({ code, stdout: '' });
    const told = finished.stderr.replace(/^owlery: /, '').trimEnd();
    if (typeof message === 'string') expect(told).toBe(message);
    else expect(told).toMatch(message);
    expect(existsSync(join(work, 'runs'))).toBe(false);
  });
});

describe('owlery check --loss, a file outside the workspace', () => {
  interface Laws {
    readonly loss: string;
    readonly laws: readonly proofs.LawReport[];
    readonly summary: Record<string, number>;
  }
  const laws = async (text: string) => {
    const { code, stdout, stderr } = await owlery(['check', ...text.split(' '), '--json'], work);
    expect(stderr).toBe('');
    return { code, ...(JSON.parse(stdout) as Laws) };
  };

  it('finds a false claim, and replays it by --seed and --path', async () => {
    const found = await laws('--loss wrong.ts --cases 300 --seed 2');
    expect(found).toMatchObject({ code: 1, loss: 'rising' });
    const convexity = found.laws.find(({ id }) => id === 'convexity')!;
    expect(convexity).toMatchObject({ holds: false, seed: 2, reason: expect.stringContaining('the chord') });
    const broken = found.laws.filter(({ holds }) => !holds).map(({ id }) => id);
    expect(broken).toEqual(['subgradient-inequality', 'convexity']);
    expect(found.summary).toMatchObject({
      laws: found.laws.length,
      failing: 2,
      holding: found.laws.length - 2,
    });
    const replay = `check convexity --loss wrong.ts --seed 2 --path ${convexity.path}`;
    const { code, stdout } = await owlery(replay.split(' '), work);
    expect(code).toBe(1);
    expect(stdout).toContain('| convexity | broken  |     1 |\n');
    expect(stdout).toContain(`convexity is broken: ${convexity.reason}\n`);
    expect(stdout).toContain(`  ${JSON.stringify(convexity.counterexample)}\n`);
    expect(stdout).toContain(`again: owlery ${replay}
`);
  });

  it('ends with 0 when every law holds', async () => {
    const found = await laws('--loss right.ts --cases 100');
    expect(found).toMatchObject({ code: 0, summary: { failing: 0 } });
    expect(found.laws.map(({ id }) => id)).toContain('violation-when-not-convex');
  });

  it('names the line of what is no TypeScript', async () => {
    expect(await owlery(['check', '--loss', 'torn.ts'], work)).toMatchObject({
      ...{ code: 1, stdout: '', stderr: 'owlery: torn.ts:2: Unexpected end of file\n' },
    });
  });
});
