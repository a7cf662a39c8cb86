import { type CalibrationMapRecord, openStore } from '@owlery/results';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { owleryHere } from '../owlery-process.fixture.ts';

let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'owlery-map-'));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

async function mapped(text: string): Promise<CalibrationMapRecord> {
  const { code, stdout, stderr } = await owleryHere(['map', ...text.split(' '), '--json'], work);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as CalibrationMapRecord;
}

describe('owlery map over the simplex', () => {
  it('gives exact regions of the hinge, shares with intervals that hold them, and a lattice', async () => {
    const { simplex = [], ...map } = await mapped(
      '--family powl --surrogate hinge --classes 3 --sample 1,2 --keep 2,1 --points 10000 --resolution 12',
    );
    expect(map).toMatchObject({ samples: [1, 2], keeps: [1, 2], scheme: 'without-replacement', seed: 1 });
    expect(simplex.map(({ sample, keep, weights }) => [sample, keep, weights])).toEqual([
      [1, 1, [0.5, 0.5]],
      [2, 1, [1, 0]],
      [2, 2, [1, 1]],
    ]);
    // Crammer–Singer, b = N and k = 1: K = 1 where p_1 > 1/2, three corners of a quarter each; K = 2 never.
    expect(simplex[1].regions!.map(({ top, exactShare }) => [top, exactShare])).toEqual([
      [1, '3/4'],
      [2, '0'],
    ]);
    for (const { regions = [], shares, grid = [] } of simplex) {
      expect(shares.map(({ top }) => top)).toEqual([1, 2]);
      for (const [i, { low, high, points, confidence }] of shares.entries()) {
        expect({ points, confidence }).toEqual({ points: 10_000, confidence: 0.95 });
        expect(low).toBeLessThanOrEqual(regions[i].share);
        expect(high).toBeGreaterThanOrEqual(regions[i].share);
      }
      // Partitions of 12 into at most three parts.
      expect(grid).toHaveLength(19);
    }
    const corner = simplex[1].grid!.find(({ probabilities }) => probabilities[0] === 0.75)!;
    expect(corner.calibratedFor).toEqual([1]);
  });

  it('gives the borders of a smooth BOWL', async () => {
    const { simplex = [] } = await mapped(
      '--family bowl --surrogate logistic --sample 2 --keep 1 --points 500 --resolution 0',
    );
    expect(simplex[0].curves!.map(({ top, left, right }) => [top, left, right])).toEqual([
      ...[
        [1, 0, 2],
        [1, 0, 3],
        [2, 0, 3],
      ],
      [2, 1, 3],
    ]);
    // θ = e_1: K = 1 is calibrated where p_1 > 1/2, which is p_1² > (p_2 + p_3)² with p_1 + p_2 + p_3 = 1.
    for (const [p1, p2, p3] of simplex[0].curves![1].points) {
      expect(p1 + p2 + p3).toBeCloseTo(1, 12);
      expect(p1).toBeCloseTo(0.5, 12);
    }
    expect(simplex[0]).not.toHaveProperty('grid');
    expect(simplex[0]).not.toHaveProperty('regions');
  });

  it('draws the same distributions from the same seed', async () => {
    const text = '--family bowl --surrogate hinge --classes 4 --sample 3 --keep 1 --points 300';
    const [first, again, other] = [await mapped(text), await mapped(text), await mapped(`${text} --seed 2`)];
    expect(again).toEqual(first);
    expect(other.simplex![0].shares).not.toEqual(first.simplex![0].shares);
    expect(first.simplex![0]).not.toHaveProperty('regions');
  });

  it('stores the record that it prints', async () => {
    const call =
      '--family bowl --surrogate hinge --sample 2 --keep 2 --points 50 --resolution 6 --out a/maps';
    const { code, stdout, stderr } = await owleryHere(['map', ...call.split(' '), '--json'], work);
    expect(code).toBe(0);
    expect(stderr).toMatch(/stored .*a\/maps\/map-bowl-hinge-3-b-2-k-2\/record\.json\n$/);
    const { records, problems } = await openStore(join(work, 'a/maps')).list();
    expect(problems).toEqual([]);
    const [{ id, createdAt, ...record }] = records;
    expect(id).toBe('map-bowl-hinge-3-b-2-k-2');
    expect(Date.parse(createdAt)).toBeGreaterThan(0);
    expect(record).toEqual(JSON.parse(stdout));
  });
});

describe('owlery map over distributions', () => {
  const text = '--family bowl --surrogate hinge --classes 5 --sample 1,4 --keep 4,1';

  it('has a cell for each distribution, b and k', async () => {
    const map = await mapped(`${text} --distribution geometric:1/2 --distribution zipf:2`);
    expect(map).not.toHaveProperty('simplex');
    expect(map.cells!.map(({ distribution, sample, keep }) => [distribution, sample, keep])).toEqual([
      ...['geometric:1/2', 'zipf:2'].flatMap((name) => [
        [name, 1, 1],
        [name, 4, 1],
        [name, 4, 4],
      ]),
    ]);
    // θ = 1/4 throughout: K where p_K+1 < 1/5 < p_K, and p = (16, 8, 4, 2, 1)/31.
    expect(map.cells![0]).toMatchObject({ calibratedFor: [2], undecided: [] });
  });

  it('takes one K', async () => {
    const map = await mapped(`${text} --distribution geometric:1/2 --top 2`);
    expect(map.cells!.map(({ gaps }) => Object.keys(gaps))).toEqual([['2'], ['2'], ['2']]);
  });

  it('prints a table for people', async () => {
    const { stdout } = await owleryHere(
      ['map', ...`${text} --distribution geometric:1/2 --top 2`.split(' ')],
      work,
    );
    expect(stdout).toContain('hinge BOWL, 5 classes, without-replacement\n');
    expect(stdout).toMatch(/\| geometric:1\/2 \| 1 +\| 1 +\| 2 +\| +\|\n/);
  });
});

describe('wrong input of owlery map', () => {
  const good = '--family powl --surrogate hinge';
  it.each([
    [`${good} --sample 2`, 'option --keep <k> is required'],
    [`${good} --sample 1 --keep 2`, '--keep must hold a k of at most --sample = 1'],
    [`${good} --sample 1,x --keep 1`, '--sample must be a whole number of at least 1, got x'],
    [`${good} --sample 3 --keep 1`, 'sample must be a whole number from 1 to negatives = 2, got 3'],
    [
      `${good} --classes 21 --sample 3 --keep 1`,
      'the simplex is mapped up to 20 classes, got 21; --distribution names one p',
    ],
    [
      `${good} --sample 2 --keep 1 --top 1`,
      '--top belongs to --distribution; the simplex is mapped for every K',
    ],
    [
      `${good} --sample 2 --keep 1 --distribution zpf`,
      'distribution must be one of zipf, geometric, uniform, heads-tail, got zpf',
    ],
  ])('%s', async (text, message) => {
    const before = readdirSync(work);
    const finished = await owleryHere(['map', ...text.split(' '), '--out', 'none', '--json'], work);
    expect(finished).toEqual({ code: 2, signal: null, stdout: '', stderr: `owlery: ${message}\n` });
    expect(readdirSync(work)).toEqual(before);
  });
});
