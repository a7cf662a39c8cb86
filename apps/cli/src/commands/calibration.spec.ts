import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { owlery, owleryHere } from '../owlery-process.fixture.ts';

let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'owlery-calibration-'));
  const files: Record<string, string> = {
    'p.json': '[0.6, 0.25, 0.15]',
    'ratios.json': '["3/5", 0.25, "3/20"]',
    'counts.json': '[3, 12, 5]',
    'torn.json': '[0.6, 0.2',
    'text.json': '["3/5", "two"]',
    'minus.json': '[0.6, 0.5, -0.1]',
    'object.json': '{"p": 1}',
    'theta.json': '[1, 1, 1]',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(work, name), content);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const call = (text: string) => ['calibration', '--surrogate', 'hinge', ...text.split(' ')];

async function decided(text: string): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await owleryHere([...call(text), '--json'], work);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Record<string, unknown>;
}

describe('owlery calibration', () => {
  const skewed = '--probabilities .6,.25,.15';

  it.each([
    [`${skewed} --family bowl --weights 1,1`, { minimisers: [1], calibratedFor: [1] }],
    [`${skewed} --family bowl --weights .2,.2`, { minimisers: [2], calibratedFor: [2] }],
    [`${skewed} --family powl --weights 1,1`, { calibratedFor: [1] }],
    ['--probabilities .4,.35,.25 --family powl --weights 1,1', { calibratedFor: [2] }],
  ])('%s', async (text, expected) => {
    for (const exact of [false, true]) {
      const answer = await decided(exact ? `${text} --exact` : text);
      expect(answer).toMatchObject({ ...expected, classes: 3, surrogate: 'hinge', undecided: [], exact });
    }
  });

  it('prints the fields of the contract, gaps by K', async () => {
    const answer = await decided(`${skewed} --family powl --weights 1,1 --exact`);
    // Risks of the partitions are 2, 1.2, 1.45 and 1.25, so cutting at 2 costs nothing to leave out.
    expect(answer).toEqual({
      ...{ classes: 3, family: 'powl', surrogate: 'hinge', weights: [1, 1] },
      ...{ calibratedFor: [1], undecided: [], undefinedFor: [], gaps: { 1: 0.25, 2: 0 } },
      ...{ minimisers: [[1]], method: 'ordered-partitions', strength: 'proved', exact: true },
      ...{ infimum: 1.2, errorBound: 0, gapErrorBound: 0 },
      ...{ exactGaps: { 1: '1/4', 2: '0' }, exactInfimum: '6/5' },
    });
  });

  it('reads ratios, files and any order alike', async () => {
    const expected = await decided(`${skewed} --family bowl --weights .2,.2`);
    for (const p of ['3/20,3/5,1/4', '@p.json', '@ratios.json']) {
      expect(await decided(`--probabilities ${p} --family bowl --weights 1/5,.2`)).toEqual(expected);
    }
    const counts = await decided('--probabilities @counts.json --normalise --family bowl --weights .2,.2');
    expect(counts).toMatchObject({ calibratedFor: [2], undecided: [] });
  });

  it('normalises a list in rationals', async () => {
    const answer = await decided('--probabilities 12,5,3 --normalise --family powl --weights 1,1 --exact');
    expect(answer).toMatchObject({ exactGaps: { 1: '1/4', 2: '0' }, exactInfimum: '6/5' });
  });

  it('takes decimals that were rounded, but not in exact arithmetic', async () => {
    const text = '--probabilities .6666666666666,.3333333333333 --family powl --weights 1';
    expect(await decided(text)).toMatchObject({ calibratedFor: [1] });
    const ratio = '--probabilities 2/3,.3333333333333 --family powl --weights 1';
    for (const refused of [`${text} --exact`, ratio]) {
      const { code, stderr } = await owleryHere(call(refused), work);
      expect(code).toBe(2);
      expect(stderr).toMatch(/^owlery: --probabilities must sum to 1, got .*0\.9999999999999/);
    }
  });

  it('mines weights exactly where exact arithmetic is asked for', async () => {
    // θ = 1/3 throughout sets the threshold 1/4, on which p_2 lies: m = 1 and m = 2 tie, but for θ = 0.333….
    const text = '--probabilities 1/2,1/4,1/8,1/8 --family bowl --sample 1 --keep 1';
    expect(await decided(`${text} --exact`)).toMatchObject({ minimisers: [1, 2], calibratedFor: [] });
    expect(await decided(text)).toMatchObject({ undecided: [1, 2] });
  });

  it('lists every optimal m of a hinge BOWL', async () => {
    // b = N, k = 1: all positive and all negative tie.
    const answer = await decided(
      '--distribution uniform --classes 4 --family bowl --sample 3 --keep 1 --exact',
    );
    expect(answer).toMatchObject({
      minimisers: [0, 4],
      undefinedFor: [1, 2, 3],
      calibratedFor: [],
      gaps: {},
    });
  });

  it('asks one K, and says undecided inside the error bound', async () => {
    // Crammer–Singer decides by p_1 > 1/2, on the border of which only exact arithmetic can tell.
    const half = '--probabilities 1/2,3/10,1/5 --family powl --weights 1,0 --top 1';
    expect(await decided(half)).toMatchObject({ undecided: [1], calibratedFor: [] });
    expect(await decided(`${half} --exact`)).toMatchObject({
      undecided: [],
      calibratedFor: [],
      gaps: { 1: 0 },
    });
  });

  it('takes a smooth surrogate and mined weights', async () => {
    const text = '--distribution zipf:1 --classes 6 --family bowl --sample 5 --keep 5';
    const { stdout } = await owleryHere([...call(text), '--surrogate', 'logistic', '--json'], work);
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ calibratedFor: [1, 2, 3, 4, 5], method: 'concave-majorant', weights: [1, 1, 1, 1, 1] },
    });
  });

  it('leaves long weights out', async () => {
    const answer = await decided('--distribution zipf:1.2 --classes 1002 --family powl --sample 50 --keep 5');
    expect(Object.keys(answer)).not.toContain('weights');
    expect(Object.keys(answer.gaps as object)).toHaveLength(1001);
  });

  it('prints a table for people', async () => {
    const text = `${skewed} --family powl --weights 1,1 --exact`;
    const { stdout } = await owleryHere(call(text), work);
    expect(stdout).toContain('hinge POWL, 3 classes: calibrated for 1 K, not for 1, undecided 0, ties 0\n');
    expect(stdout).toMatch(/\| 1 +\| calibrated +\| 1\/4 +\|\n\| 2 +\| not calibrated +\| 0 +\|\n/);
  });
});

describe('wrong input of owlery calibration', () => {
  const good = '--family powl --weights 1,1';
  it.each<[string, 1 | 2, string]>([
    [
      `--probabilities .6,.5,-.1 ${good}`,
      2,
      '--probabilities must be finite numbers of at least 0, got -.1 at index 2',
    ],
    [
      `--probabilities .6,NaN,.4 ${good}`,
      2,
      '--probabilities at index 1: "NaN" is no number; write a decimal as 0.25 or 1e-3, or a ratio as 3/5',
    ],
    [
      `--probabilities .6,.25,.25 ${good}`,
      2,
      '--probabilities must sum to 1, got 11/10 = 1.1; --normalise divides by the sum',
    ],
    [`--probabilities 1 ${good}`, 2, '--probabilities must hold at least 2 numbers, got 1'],
    [
      `--probabilities 0,0,0 --normalise ${good}`,
      2,
      '--probabilities must have a positive finite sum, got 0',
    ],
    [
      `--probabilities @minus.json ${good}`,
      1,
      'minus.json: --probabilities must be finite numbers of at least 0, got -0.1 at index 2',
    ],
    [
      `--probabilities @counts.json ${good}`,
      1,
      'counts.json: --probabilities must sum to 1, got 20; --normalise divides by the sum',
    ],
    [
      `--probabilities @object.json ${good}`,
      1,
      'object.json: must hold a JSON array of numbers or of text such as "3/5"',
    ],
    [
      `--probabilities @text.json ${good}`,
      1,
      'text.json: --probabilities at index 1: "two" is no number; write a decimal as 0.25 or 1e-3, or a ratio as 3/5',
    ],
    [`--probabilities @none.json ${good}`, 1, 'none.json: no such file or directory (ENOENT)'],
    [
      '--probabilities .6,.25,.15 --family powl --weights 1,1,1',
      2,
      '--weights must hold classes - 1 = 2 numbers, got 3',
    ],
    [
      '--probabilities .6,.25,.15 --family powl --weights @theta.json',
      1,
      'theta.json: --weights must hold classes - 1 = 2 numbers, got 3',
    ],
    [
      `--probabilities .6,.25,.15 ${good} --top 3`,
      2,
      'top must be a whole number from 1 to classes - 1 = 2, got 3',
    ],
    [
      `--probabilities .4,.3,.3 ${good} --top 2 --certificate c.json`,
      2,
      'top must lie where the sorted probabilities differ, got 2: p_2 = p_3 = 3/10',
    ],
    [
      `--probabilities .6,.25,.15 ${good} --sample 2`,
      2,
      '--weights says all of θ; leave out --sample and --keep',
    ],
    [
      '--probabilities .6,.25,.15 --family powl --sample 2',
      2,
      '--weights <θ>, or --sample <b> with --keep <k>, is required',
    ],
    [
      '--probabilities .6,.25,.15 --family powl --sample 3 --keep 1',
      2,
      'sample must be a whole number from 1 to negatives = 2, got 3',
    ],
    [good, 2, 'exactly one of --probabilities and --distribution is required'],
    [`--distribution zipf:1 ${good}`, 2, 'option --classes <L> is required with --distribution'],
    [
      `--distribution zpf:1 --classes 3 ${good}`,
      2,
      'distribution must be one of zipf, geometric, uniform, heads-tail, got zpf:1',
    ],
    [
      `--distribution geometric:2 --classes 3 ${good}`,
      2,
      'r of geometric must be a number between 0 and 1, got 2',
    ],
    ['--probabilities .6,.4 --weights 1', 2, 'option --family <family> is required'],
    [
      '--distribution zipf:1 --classes 201 --family powl --sample 9 --keep 1 --certificate c.json',
      2,
      '--certificate for every K of a powl takes at most 200 classes, got 201; --top K takes more',
    ],
    [
      '--distribution zipf:1 --classes 1001 --family powl --sample 9 --keep 1 --exact',
      2,
      '--exact and --certificate take a distribution of at most 1000 classes, got 1001',
    ],
    [
      `--probabilities .6,.25,.15 ${good} --certificate /proc/none/c.json`,
      1,
      'cannot write to /proc/none: no such file or directory (ENOENT)',
    ],
  ])('%s', async (text, code, message) => {
    const before = readdirSync(work);
    const finished = await owleryHere([...call(text), '--json'], work);
    expect(finished).toEqual({ code, signal: null, stdout: '', stderr: `owlery: ${message}\n` });
    expect(readdirSync(work)).toEqual(before);
  });

  it('a torn file', async () => {
    const { code, stderr } = await owleryHere(call(`--probabilities @torn.json ${good}`), work);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^owlery: torn\.json: not JSON: .*\n$/);
  });

  it('has no certificate for a loss without one', async () => {
    const text = `--probabilities .6,.25,.15 ${good} --surrogate logistic --certificate c.json`;
    const { code, stderr } = await owleryHere(call(text), work);
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('a certificate needs powl'),
    });
    expect(existsSync(join(work, 'c.json'))).toBe(false);
  });
});

describe('owlery verify', () => {
  const verify = async (...args: string[]) => {
    const { code, stdout, stderr } = await owleryHere(['verify', ...args, '--json'], work);
    expect(stderr).toBe('');
    return { code, ...(JSON.parse(stdout) as { valid: boolean; reason: string }) };
  };

  it('accepts what owlery calibration writes, in processes of their own', async () => {
    const text = '--probabilities 3/5,1/4,3/20 --family powl --weights 1,1 --certificate new/c.json';
    const { code, stdout } = await owlery([...call(text), '--json'], work);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ certificate: 'new/c.json', exact: true, calibratedFor: [1] });
    expect(readdirSync(join(work, 'new'))).toEqual(['c.json']);
    const verified = await owlery(['verify', 'new/c.json', '--json'], work);
    const reason = 'proved: calibrated for 1; not calibrated for 2';
    expect(verified).toEqual({
      ...{ code: 0, signal: null, stderr: '', stdout: `${JSON.stringify({ valid: true, reason })}\n` },
    });
  });

  it('accepts a majorant certificate', async () => {
    const text = '--distribution zipf:1 --classes 9 --family bowl --sample 4 --keep 1 --certificate m.json';
    await owleryHere([...call(text), '--surrogate', 'logistic'], work);
    expect(await verify('m.json')).toMatchObject({ code: 0, valid: true });
  });

  it('refuses an altered, a truncated and a foreign file with exit code 1', async () => {
    const text = readFileSync(join(work, 'new/c.json'), 'utf8');
    const altered = {
      gap: text.replace('"gap":"1/4"', '"gap":"1/5"'),
      torn: text.slice(0, -40),
      foreign: '{}',
    };
    for (const [name, content] of Object.entries(altered)) {
      expect(content).not.toBe(text);
      writeFileSync(join(work, name), content);
      expect(await verify(name)).toMatchObject({ code: 1, valid: false, reason: expect.stringMatching(/./) });
    }
    expect((await verify('torn')).reason).toBe('not JSON: the document may be truncated');
  });

  it('tells a missing file apart', async () => {
    const finished = await owleryHere(['verify', 'none.json', '--json'], work);
    expect(finished).toEqual({
      ...{ code: 1, signal: null, stdout: '' },
      stderr: 'owlery: none.json: no such file or directory (ENOENT)\n',
    });
  });
});
