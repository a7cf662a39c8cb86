import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { owleryHere } from '../owlery-process.fixture.ts';
import { writeToyFolder } from '../toy-folder.fixture.ts';

let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'owlery-bound-'));
  writeToyFolder(join(work, 'toy'));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

interface Bound {
  readonly lipschitz: number;
  readonly lossBound: number;
  readonly terms: { readonly empirical: number; readonly complexity: number; readonly confidence: number };
  readonly total: number;
  readonly dominating: 'empirical' | 'complexity' | 'confidence';
  readonly topKError: number | null;
  readonly vacuous: boolean;
  readonly firstNonVacuousN: number;
}

async function bound<T = Bound>(options: string): Promise<T> {
  const { code, stdout, stderr } = await owleryHere(`bound ${options} --json`.split(' '), work);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as T;
}

const place = '--points 400 --norm 1.5 --feature-radius 2 --delta .1';
const [n, reach, delta, L] = [400, 3, 0.1, 6];
const weights = [0.6, 0.3, 0.1, 0, 0];
const squares = weights.reduce((sum, w) => sum + w * w, 0);

describe('owlery bound', () => {
  it.each([
    ['bowl', Math.sqrt(1 + squares), (1 + reach) * 2],
    ['powl', Math.sqrt(1 + squares), 1 + Math.SQRT2 * reach],
  ])('%s: every term by the formulas of the theory', async (family, c2, B) => {
    const about = `--family ${family} --surrogate hinge --classes ${L} ${place} --empirical-loss .25`;
    const found = await bound(`${about} --weights 0.6,3/10,.1,0,0 --route maurer`);
    expect(found.lipschitz).toBeCloseTo(c2, 12);
    expect(found.lossBound).toBeCloseTo(B, 12);
    expect(found.terms.empirical).toBe(0.25);
    expect(found.terms.complexity).toBeCloseTo(2 * Math.SQRT2 * c2 * reach * Math.sqrt(L / n), 12);
    expect(found.terms.confidence).toBeCloseTo(3 * B * Math.sqrt(Math.log(2 / delta) / (2 * n)), 12);
    expect(found.total).toBeCloseTo(0.25 + found.terms.complexity + found.terms.confidence, 12);
    expect(found.topKError).toBeNull();
    expect(found.vacuous).toBe(found.total >= B);
    const mined = await bound(`${about} --sample 3 --keep 1 --route maurer`);
    expect(mined.total).toBeCloseTo(found.total, 12);
    const gaussian = await bound(`${about} --sample 3 --keep 1 --route gaussian`);
    expect(gaussian.terms.complexity / found.terms.complexity).toBeCloseTo(Math.sqrt(Math.PI) / 2, 12);
    const sup = await bound(`${about} --sample 3 --keep 1 --route sup-norm`);
    expect(sup.lipschitz).toBeCloseTo(2, 12);
  });

  it('reads weights from a file, and knows other schemes', async () => {
    writeFileSync(join(work, 'theta.json'), JSON.stringify(weights));
    const about = `--family bowl --surrogate hinge --classes ${L} ${place} --route maurer`;
    const listed = await bound(`${about} --weights .6,.3,.1,0,0`);
    expect(await bound(`${about} --weights @theta.json`)).toEqual(listed);
    const copies = await bound(`${about} --sample 7 --keep 2 --scheme with-replacement`);
    expect(copies.lossBound).toBeCloseTo((1 + reach) * 3, 10);
  });

  it('bounds the top-K error and finds the first n that says something', async () => {
    const about = `--family bowl --surrogate hinge --classes ${L} --norm 1 --feature-radius 1 --delta .1 --route maurer`;
    const at = (points: number, top: number) =>
      bound(`${about} --weights .6,.3,.1,0,0 --top ${top} --points ${points}`);
    const [one, two] = [await at(40, 1), await at(40, 2)];
    expect(one.topKError).toBeCloseTo(one.total / (2 * 0.6), 12);
    expect(two.topKError).toBeCloseTo(two.total / (2 * 0.9), 12);
    const first = one.firstNonVacuousN;
    expect(one.vacuous).toBe(true);
    expect((await at(first - 1, 1)).vacuous).toBe(true);
    expect((await at(first, 1)).vacuous).toBe(false);
  });

  it('makes a table over b and k that names the dominating term', async () => {
    const about = '--family bowl --surrogate hinge --classes 50 --norm 1 --feature-radius 1 --delta .05';
    const rest = '--points 100000 --route gaussian --top 1 --empirical-loss .06';
    const grid = await bound<{ n: number; cells: (Bound & { sample: number; keep: number })[] }>(
      `${about} ${rest} --grid-sample 2,40 --grid-keep 1,20`,
    );
    expect(grid.cells.map(({ sample, keep }) => [sample, keep])).toEqual([
      [2, 1],
      [40, 1],
      [40, 20],
    ]);
    for (const { sample, keep, ...cell } of grid.cells) {
      const alone = await bound(`${about} ${rest} --sample ${sample} --keep ${keep}`);
      expect(cell.terms).toEqual(alone.terms);
      expect(cell.topKError).toBe(alone.topKError);
      expect(cell.terms[cell.dominating]).toBe(Math.max(...Object.values(cell.terms)));
    }
    expect(grid.cells.map(({ dominating }) => dominating)).toEqual(['empirical', 'complexity', 'confidence']);
    const { stdout } = await owleryHere(
      `bound ${about} ${rest} --grid-sample 2,40 --grid-keep 1,20`.split(' '),
      work,
    );
    expect(stdout).toContain('the bound of the top-K error is least at b = 40, k = 1');
    expect(stdout.match(/^\| (2|40) /gm)).toHaveLength(3);
  });

  it('takes the norms of a sample, or the complexity measured on it, in place of the worst case', async () => {
    writeFileSync(join(work, 'points.csv'), '3,4\n0,1\n0,0\n1,0\n');
    const about =
      '--family bowl --surrogate hinge --classes 3 --norm 2 --delta .05 --route maurer --weights 1,0';
    const c2 = Math.sqrt(2);
    const norms = await bound(`${about} --measured points.csv`);
    expect(norms.terms.complexity).toBeCloseTo((2 * Math.SQRT2 * c2 * 2 * Math.sqrt(3 * 27)) / 4, 10);
    expect(norms.lossBound).toBeCloseTo((1 + 2 * 5) * 2, 12);
    const drawn = await bound(`${about} --measured points.csv --measure complexity`);
    expect(drawn.terms.complexity).toBeLessThan(norms.terms.complexity);
    expect(drawn.terms.complexity).toBeGreaterThan(norms.terms.complexity / Math.SQRT2);
    const mean = await bound(`${about} --points 4 --feature-radius 5 --complexity-of distribution`);
    expect(mean.terms.confidence).toBeCloseTo(22 * Math.sqrt(Math.log(20) / 8), 10);
    const toy = await bound(`${about} --measured toy --limit 9`);
    expect(toy.terms.complexity).toBeCloseTo((2 * Math.SQRT2 * c2 * 2 * Math.sqrt(3 * 9)) / 9, 5);
  });

  it('holds 670,091 classes', async () => {
    const about = '--family bowl --surrogate hinge --classes 670091 --sample 2048 --keep 5';
    const found = await bound(
      `${about} --points 1000000 --norm 2 --feature-radius 1 --delta .05 --route maurer`,
    );
    expect(found.lossBound).toBeCloseTo(3 * 6, 8);
    expect(found.terms.complexity).toBeCloseTo(4 * Math.SQRT2 * found.lipschitz * Math.sqrt(0.670091), 10);
  });

  it('says in words what dominates', async () => {
    const call = `bound --family powl --surrogate hinge --classes 3 --weights 1,1/2 ${place} --route gaussian --top 1`;
    const { stdout } = await owleryHere(call.split(' '), work);
    expect(stdout).toContain('| confidence ');
    expect(stdout).toContain('the term confidence dominates; vacuous, first at n = ');
  });
});

describe('owlery bound refuses', () => {
  const about = 'bound --family bowl --surrogate hinge --classes 6';
  const all = `${about} --weights 1,0,0,0,0 ${place} --route maurer`;
  it.each([
    [all.replace('.1', '0'), '--delta must be a number between 0 and 1, got 0'],
    [all.replace('.1', '1.5'), '--delta must be a number between 0 and 1, got 1.5'],
    [all.replace('1.5', '-1'), '--norm must be a finite number of at least 0, got -1'],
    [all.replace('--points 400', '--points 0'), '--points must be a whole number of at least 1, got 0'],
    [all.replace('--points 400 ', ''), 'option --points <n> is required, but for --measured'],
    [all.replace('--feature-radius 2 ', ''), 'option --feature-radius <r> is required, but for --measured'],
    [
      all.replace('maurer', 'short'),
      '--route must be one of maurer, gaussian, sup-norm, sup-norm-lei, sup-norm-foster-rakhlin, got short',
    ],
    [all.replace('1,0,0,0,0', '1,0'), '--weights must hold classes - 1 = 5 numbers, got 2'],
    [`${all} --sample 3`, '--weights says all of θ; leave out --sample and --keep'],
    [`${all} --top 6`, 'top must be a whole number from 1 to classes - 1 = 5, got 6'],
    [`${all} --ball entrywise`, 'columns must be given for the entrywise ball, got none'],
    [`${all} --grid-sample 3`, '--grid-sample <b> and --grid-keep <k> belong together'],
    [
      `${all} --grid-sample 3 --grid-keep 1`,
      '--grid-sample says all b; leave out --weights, --sample and --keep',
    ],
    [
      `${about} ${place} --route maurer --grid-sample 3 --grid-keep 4`,
      '--grid-keep must hold a k of at most --grid-sample = 3',
    ],
    [
      `${about} ${place} --route maurer --grid-sample 6 --grid-keep 1`,
      'sample must be a whole number from 1 to classes - 1 = 5, got 6',
    ],
    [`${about} ${place} --route maurer`, '--weights <θ>, or --sample <b> with --keep <k>, is required'],
    [`${all} --limit 4`, '--limit and --measure belong to --measured'],
    [`${all} --measured toy`, '--points is that of --measured, 400: leave it out, got 300'],
    [
      `${all} --measured toy --measure complexity --route sup-norm`,
      '--measure complexity is for the routes maurer and gaussian',
    ],
    [
      `${all} --measured toy --feature-radius .5`,
      '--feature-radius must be at least the longest point of --measured',
    ],
  ])('%s', async (call, message) => {
    const asked = message.endsWith('300') ? call.replace('--points 400', '--points 300') : call;
    const { code, stdout, stderr } = await owleryHere(asked.split(' '), work);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^owlery: [^\n]*\n$/);
    expect(stderr).toContain(message);
  });

  it('a limit on a sample that says its number itself', async () => {
    const call = `${all.replace('--points 400 ', '')} --measured some.csv --limit 2`;
    const { code, stderr } = await owleryHere(call.split(' '), work);
    expect(code).toBe(2);
    expect(stderr).toBe('owlery: --limit is for data; some.csv says its number of points itself\n');
  });

  it('a sample that is no sample', async () => {
    writeFileSync(join(work, 'bad.csv'), '1,x\n');
    const { code, stderr } = await owleryHere(
      `${all.replace('--points 400 ', '')} --measured bad.csv`.split(' '),
      work,
    );
    expect({ code, stderr }).toEqual({
      ...{ code: 1, stderr: 'owlery: bad.csv:1: every field must be a finite number, got "x" in field 2\n' },
    });
  });
});
