import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { owleryHere } from '../owlery-process.fixture.ts';
import { toySizes, writeToyFolder } from '../toy-folder.fixture.ts';

const rows = [
  [1, 2],
  [-0.5, 0.25],
  [3, -1],
];
let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'owlery-complexity-'));
  writeToyFolder(join(work, 'toy'));
  writeFileSync(join(work, 'points.csv'), rows.map((row) => row.join(',')).join('\n'));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

interface Answer {
  readonly n: number;
  readonly d: number;
  readonly classes: number;
  readonly estimate: number;
  readonly interval: readonly [number, number];
  readonly intervals: readonly { readonly method: string; readonly low: number; readonly high: number }[];
  readonly intervalMethod: string;
  readonly method: string;
  readonly draws: number;
  readonly exact: boolean;
  readonly bound: number;
  readonly relativeWidth: number;
}

async function complexity(options: string): Promise<Answer> {
  const { code, stdout, stderr } = await owleryHere([...`complexity ${options} --json`.split(' ')], work);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Answer;
}

/** Dual norms of a matrix of two rows and two columns, written out. */
const duals: Readonly<Record<string, (m: readonly number[]) => number>> = {
  frobenius: (m) => Math.hypot(...m),
  row: ([a, b, c, d]) => Math.hypot(a, b) + Math.hypot(c, d),
  'row-sum': ([a, b, c, d]) => Math.max(Math.hypot(a, b), Math.hypot(c, d)),
  entrywise: (m) => Math.max(...m.map(Math.abs)),
  spectral: ([a, b, c, d]) => Math.sqrt(a * a + b * b + c * c + d * d + 2 * Math.abs(a * d - b * c)),
  nuclear: ([a, b, c, d]) => {
    const [squares, minor] = [a * a + b * b + c * c + d * d, a * d - b * c];
    return Math.sqrt((squares + Math.sqrt(Math.max(0, squares ** 2 - 4 * minor ** 2))) / 2);
  },
};

/** (1/n) E sup for two classes by all signs. */
function byAllSigns(dual: (m: readonly number[]) => number): number {
  let sum = 0;
  for (let bits = 0; bits < 64; bits++) {
    const m = [0, 0, 0, 0];
    rows.forEach((row, i) =>
      row.forEach((x, l) => [0, 1].forEach((c) => (m[2 * c + l] += (bits >> (2 * i + c)) & 1 ? x : -x))),
    );
    sum += dual(m);
  }
  return sum / 64 / rows.length;
}

describe('owlery complexity', () => {
  it.each(Object.entries(duals))('%s: exact by all signs, draws around it', async (ball, dual) => {
    const about = `--ball ${ball} --classes 2 --radius 3 --points points.csv`;
    const exact = await complexity(about);
    expect(exact.estimate).toBeCloseTo(3 * byAllSigns(dual), 12);
    expect(exact).toMatchObject({ ball, noise: 'rademacher', n: 3, d: 2, classes: 2, radius: 3 });
    expect(exact).toMatchObject({ exact: true, draws: 0, method: 'enumeration', intervalMethod: 'exact' });
    expect(exact.interval).toEqual([exact.estimate, exact.estimate]);
    expect(exact.bound).toBeGreaterThanOrEqual(exact.estimate);
    const drawn = await complexity(`${about} --draws 500 --confidence .9999`);
    expect(drawn).toMatchObject({ exact: false, draws: 500, intervalMethod: 'normal' });
    expect(drawn.estimate).not.toBe(exact.estimate);
    expect(drawn.intervals.map(({ method }) => method)).toEqual([
      'normal',
      'empirical-bernstein',
      'concentration',
    ]);
    for (const { low, high } of drawn.intervals) {
      expect(low).toBeLessThanOrEqual(exact.estimate * (1 + 1e-6));
      expect(high).toBeGreaterThanOrEqual(exact.estimate * (1 - 1e-6));
    }
  });

  it('gives the same bits for a seed, whatever the threads, and reaches the wanted width', async () => {
    const about = '--ball row-sum --classes 40 --radius 1 --synthetic 50,8 --relative-width .05';
    const one = await complexity(`${about} --seed 3 --threads 1`);
    expect(await complexity(`${about} --seed 3 --threads 2`)).toEqual(one);
    expect((await complexity(`${about} --seed 4`)).estimate).not.toBe(one.estimate);
    const fixed = '--ball row --classes 9 --radius 1 --points points.csv --draws 50 --seed';
    expect((await complexity(`${fixed} 4`)).estimate).not.toBe((await complexity(`${fixed} 3`)).estimate);
    expect(one.relativeWidth).toBeLessThanOrEqual(0.05);
    const bernstein = await complexity(`${about} --seed 3 --interval empirical-bernstein`);
    expect(bernstein.intervalMethod).toBe('empirical-bernstein');
    expect(bernstein.draws).toBeGreaterThan(one.draws);
  });

  it('under Gaussian noise is exact by quadrature where it can be', async () => {
    writeFileSync(join(work, 'one.csv'), '2\n');
    const about = '--ball frobenius --noise gaussian --classes 2 --radius 1 --points one.csv --exact';
    const { estimate, method } = await complexity(about);
    // 2 E‖g‖ for two normal numbers.
    expect(estimate).toBeCloseTo(2 * Math.sqrt(Math.PI / 2), 10);
    expect(method).toBe('quadrature');
  });

  it('reads the first training points of data, sparse, with their number of classes', async () => {
    const all = await complexity('--ball frobenius --radius 1 --data toy');
    expect(all).toMatchObject({ n: toySizes.train, d: toySizes.features, classes: toySizes.labels });
    const some = await complexity('--ball frobenius --radius 1 --data toy --limit 25 --classes 7');
    expect(some).toMatchObject({ n: 25, classes: 7 });
    // The points of data have norm 1.
    expect(some.bound).toBeCloseTo(Math.sqrt(7 * 25) / 25, 5);
    expect(some.estimate).toBeLessThan(some.bound);
    expect(some.method).toBe('moments');
  });

  it.each(['frobenius', 'row'])('%s: 670,091 classes take no memory for points times classes', (ball) => {
    const bin = fileURLToPath(new URL('../../bin/owlery.mjs', import.meta.url));
    const tellMemory = `process.on('exit',()=>process.stderr.write(String(process.resourceUsage().maxRSS)))`;
    const child = spawnSync(
      process.execPath,
      [
        ...[
          '--import',
          `data:text/javascript,${encodeURIComponent(tellMemory)}`,
          bin,
          'complexity',
          '--ball',
          ball,
        ],
        ...['--classes', '670091', '--radius', '1', '--synthetic', '2000,20', '--json'],
      ],
      { encoding: 'utf8' },
    );
    const { estimate, bound } = JSON.parse(child.stdout) as Answer;
    expect(estimate / bound).toBeGreaterThan(0.9);
    expect(estimate / bound).toBeLessThan(1.01);
    // One byte a point and class would be 1.3 GB. In KiB:
    expect(Number(child.stderr)).toBeLessThan(400_000);
  });

  it('says in words how sure it is', async () => {
    const call = 'complexity --ball frobenius --classes 2 --radius 1 --points points.csv';
    const { stdout } = await owleryHere(call.split(' '), work);
    expect(stdout).toContain('exact: every sign');
    expect(stdout).toContain('| bound ');
  });
});

describe('owlery complexity refuses', () => {
  const about = 'complexity --ball frobenius --classes 2 --radius 1';
  async function refused(call: string, code: 1 | 2, message: string) {
    expect(await owleryHere(call.split(' '), work)).toEqual({
      ...{ code, signal: null, stdout: '', stderr: `owlery: ${message}\n` },
    });
  }
  it.each([
    [
      'complexity --ball frobenius --classes 2 --radius -1 --synthetic 3,2',
      '--radius must be a finite number of at least 0, got -1',
    ],
    ['complexity --ball frobenius --classes 2 --synthetic 3,2', 'option --radius <Λ> is required'],
    [
      'complexity --ball round --classes 2 --radius 1 --synthetic 3,2',
      '--ball must be one of frobenius, row, row-sum, spectral, nuclear, entrywise, got round',
    ],
    [about, 'exactly one of --points, --synthetic and --data is required'],
    [
      `${about} --points points.csv --data toy`,
      'exactly one of --points, --synthetic and --data is required',
    ],
    [`${about} --synthetic 0,2`, '--synthetic must be a whole number of at least 1, got 0'],
    [`${about} --synthetic 5`, '--synthetic must be two whole numbers n,d, got 5'],
    [`${about} --noise pink --synthetic 3,2`, '--noise must be one of rademacher, gaussian, got pink'],
    [
      `${about} --synthetic 3,2 --limit 2`,
      '--limit belongs to --data; --points and --synthetic say their number themselves',
    ],
    [`${about} --synthetic 3,2 --draws 1`, '--draws must be a whole number of at least 2, got 1'],
    [
      `${about} --synthetic 3,2 --draws 9 --relative-width 1`,
      '--draws and --relative-width exclude each other',
    ],
    [
      `${about} --synthetic 3,2 --draws 9 --exact`,
      '--exact draws nothing; leave out --draws and --relative-width',
    ],
    [`${about} --synthetic 3,2 --confidence 1`, '--confidence must be a number between 0 and 1, got 1'],
    [
      `${about} --synthetic 30,2 --exact`,
      'exact enumeration takes at most 1048576 terms (all nL <= 20), got far more for 30 points and 2 classes',
    ],
    [
      `${about} --synthetic 30,2 --noise gaussian --draws 9 --interval empirical-bernstein`,
      'the empirical-bernstein interval needs values of a known range, these have none',
    ],
    ['complexity --ball row --radius 1 --synthetic 3,2', 'option --classes <L> is required, but for --data'],
  ])('%s', (call, message) => refused(call, 2, message));

  it.each([
    ['nan.csv', '1,2\n3,NaN\n', 'nan.csv:2: every field must be a finite number, got "NaN" in field 2'],
    ['short.csv', '1,2\n3\n', 'short.csv:2: must hold 2 fields as the first line, got 1'],
    ['empty.csv', '\n', 'empty.csv: must hold at least one point, got none'],
    ['huge.csv', '1e200\n', 'huge.csv: the numbers are too large: the fourth powers of the norms overflow'],
    ['none.csv', undefined, 'none.csv: no such file or directory (ENOENT)'],
  ])('%s', async (name, content, message) => {
    if (content !== undefined) writeFileSync(join(work, name), content);
    await refused(`${about} --points ${name}`, 1, message);
  });

  it('a spectral problem that does not converge', async () => {
    // Each point shares a feature with the next one: the largest singular values lie close together.
    const n = 1200;
    const lines = Array.from({ length: n }, (_, i) => `0 ${i}:1 ${i + 1}:1`);
    const text = [`${n} ${n + 1} 2`, ...lines, ''].join('\n');
    mkdirSync(join(work, 'chain'));
    for (const split of ['train', 'test']) writeFileSync(join(work, 'chain', `${split}.txt`), text);
    await refused(
      'complexity --ball nuclear --classes 2 --radius 1 --data chain',
      1,
      'the largest eigenvalue did not converge to a relative 1e-10 in 400 Lanczos steps',
    );
  });
});
