import { type GapRecord, openStore } from '@owlery/results';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { owleryHere } from '../owlery-process.fixture.ts';

let work: string;
beforeAll(() => void (work = mkdtempSync(join(tmpdir(), 'owlery-gap-'))));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const small =
  '--data synthetic --family bowl --sample 3 --keep 1 --classes 6 --clusters 4 --columns 3 --norm 2';

async function measured(text: string): Promise<GapRecord> {
  const { code, stdout, stderr } = await owleryHere(['gap', ...text.split(' '), '--json'], work);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

describe('owlery gap', () => {
  it('sets the gap of every n and seed beside the bound of each route', async () => {
    const found = await measured(`${small} --points 80,20 --seeds 2 --delta 0.1`);
    expect(found).toMatchObject({
      points: [20, 80],
      seeds: [1, 2],
      delta: 0.1,
      ball: 'frobenius',
      surrogate: 'hinge',
    });
    expect(found.cells.map(({ n, seed }) => [n, seed])).toEqual([
      [20, 1],
      [80, 1],
      [20, 2],
      [80, 2],
    ]);
    for (const { empirical, expected, gap, bounds, dataBounds } of found.cells) {
      expect(gap).toBe(expected - empirical);
      expect(Object.keys(bounds)).toEqual(['maurer', 'gaussian', 'sup-norm']);
      for (const route of Object.keys(bounds)) {
        expect(gap).toBeLessThan(bounds[route]);
        expect(dataBounds[route]).toBeLessThanOrEqual(bounds[route]);
      }
    }
    expect(Object.keys(found.slopes)).toEqual(['gap', 'centredGap', 'maurer', 'gaussian', 'sup-norm']);
    expect(found.slopes.maurer.value).toBeCloseTo(-0.5, 9);
    expect(found.slopes.gap.interval).toHaveLength(2);
  });

  it('answers the same twice, and another distribution otherwise', async () => {
    const text = `${small} --points 30 --seeds 1`;
    const [first, again] = [await measured(text), await measured(text)];
    expect(again).toEqual(first);
    expect(first.slopes.gap).toEqual({ value: null, interval: null });
    const even = await measured(`${text} --distribution geometric:9/10`);
    expect(even.cells).not.toEqual(first.cells);
    expect(even.data).toMatchObject({ distribution: 'geometric:9/10', clusters: 4, columns: 3, classes: 6 });
  });

  it('measures a real set on points held out, with an interval', async () => {
    const text =
      '--data synthetic:small --classes 5 --family powl --sample 2 --keep 2 --points 50 --seeds 1 --norm 3';
    const { cells, data } = await measured(text);
    expect(data).toMatchObject({ name: 'synthetic:small', classes: 5, featureRadius: 1 });
    const [{ expected, expectedInterval }] = cells;
    expect(expectedInterval![0]).toBeLessThan(expected);
    expect(expectedInterval![1]).toBeGreaterThan(expected);
    expect(cells[0]).not.toHaveProperty('centredGap');
  });

  it('stores the record that it prints, which can be drawn', async () => {
    const call = ['gap', ...`${small} --points 20,40 --seeds 2 --out a/gaps --json`.split(' ')];
    const { code, stdout, stderr } = await owleryHere(call, work);
    expect(code).toBe(0);
    expect(stderr).toMatch(/stored .*a\/gaps\/gap-synthetic-bowl-b-3-k-1\/record\.json\n$/);
    const { records, problems } = await openStore(join(work, 'a/gaps')).list();
    expect(problems).toEqual([]);
    const [{ id, createdAt, ...record }] = records;
    expect([id, Date.parse(createdAt) > 0]).toEqual(['gap-synthetic-bowl-b-3-k-1', true]);
    expect(record).toEqual(JSON.parse(stdout));
    const drawn = await owleryHere(
      ['figure', 'bound-against-measurement', '--store', 'a/gaps', '--json'],
      work,
    );
    expect((JSON.parse(drawn.stdout) as { data: unknown[] }).data.length).toBeGreaterThan(5);
  });

  it('prints a table and the slopes for people', async () => {
    const { stdout } = await owleryHere(['gap', ...`${small} --points 20,80 --seeds 2`.split(' ')], work);
    expect(stdout).toContain(
      'hinge BOWL, b = 3, k = 1, L = 6 on synthetic; frobenius norm at most 2, δ = 0.05, 2 seeds\n',
    );
    expect(stdout).toMatch(/\| 80 +\| -?[0-9.e-]+ \[/);
    expect(stdout).toMatch(/ {2}maurer: -0\.500 \[/);
  });
});

describe('wrong input of owlery gap', () => {
  const good = `${small} --points 20 --seeds 1`;
  it.each([
    [small, 'option --points <n1,n2,…> is required'],
    [`${good} --norm -1`, '--norm must be a finite number of at least 0, got -1'],
    [`${good} --delta 1`, '--delta must be a number between 0 and 1, got 1'],
    [`${good} --points 0`, '--points must be a whole number from 1 to 1000000, got 0'],
    [`${good} --points 20,x`, '--points must be a whole number from 1 to 1000000, got x'],
    [`${good} --sample 6`, 'sample must be a whole number from 1 to negatives = 5, got 6'],
    [`${good} --keep 4`, 'keep must be a whole number from 1 to sample = 3, got 4'],
    [`${good} --seeds 0`, '--seeds must be a whole number from 1 to 1000, got 0'],
    [
      `${good} --distribution zpf`,
      'distribution must be one of zipf, geometric, uniform, heads-tail, got zpf',
    ],
    [
      '--data synthetic:small --classes 5 --family bowl --sample 2 --keep 1 --points 900000 --norm 1',
      /^owlery: points must be at most \d+ of synthetic:small, got 900000\n$/,
    ],
    [
      '--data synthetic:small --family bowl --sample 2 --keep 1 --points 9 --norm 1 --clusters 3',
      '--clusters belongs to --data synthetic, got --data synthetic:small',
    ],
    [
      '--data nope --family bowl --sample 2 --keep 1 --points 9 --norm 1',
      /^owlery: unknown data set "nope": .*\n$/,
    ],
  ])('%s', async (text, message) => {
    const before = readdirSync(work);
    const finished = await owleryHere(['gap', ...text.split(' '), '--out', 'none', '--json'], work);
    const stderr = typeof message === 'string' ? `owlery: ${message}\n` : expect.stringMatching(message);
    expect(finished).toEqual({ code: 2, signal: null, stdout: '', stderr });
    expect(readdirSync(work)).toEqual(before);
  });
});
