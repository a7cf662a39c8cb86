import { describe, expect, it } from 'vitest';
import { owlery, owleryJson } from '../owlery-process.fixture.ts';

const args = (text: string) => ['weights', ...text.split(' ')];

describe('owlery weights', () => {
  it('gives θ by rank, as doubles and as fractions', async () => {
    const { weights, ...answer } = await owleryJson<Record<string, unknown>>(
      args('--negatives 5 --sample 3 --keep 1 --exact'),
    );
    expect(answer).toEqual({
      ...{ negatives: 5, sample: 3, keep: 1, scheme: 'without-replacement', total: 1, nonIncreasing: true },
      exactWeights: ['3/5', '3/10', '1/10', '0', '0'],
    });
    (weights as number[]).forEach((weight, j) => expect(weight).toBeCloseTo([0.6, 0.3, 0.1, 0, 0][j], 14));
    expect(weights).toHaveLength(5);
  });

  it('cuts to the head but sums all', async () => {
    const answer = await owleryJson<{ weights: number[]; total: number }>(
      args('--negatives 670090 --sample 2048 --keep 5 --head 10'),
    );
    expect(answer.weights).toHaveLength(10);
    expect(answer.weights[0]).toBeCloseTo(2048 / 670090, 15);
    expect(answer.total).toBe(5);
    expect(Object.keys(answer)).not.toContain('exactWeights');
  });

  it('knows each scheme', async () => {
    const text = '--negatives 3 --sample 2 --keep 1 --exact --scheme';
    const exact = async (scheme: string) =>
      (await owleryJson<{ exactWeights: string[] }>(args(`${text} ${scheme}`))).exactWeights;
    // With replacement: 1 − ((N − j)/N)² taken apart by rank. Accidental hits: 2 of 4 classes, one may be the label.
    expect(await Promise.all(['with-replacement', 'distinct', 'accidental-hits'].map(exact))).toEqual([
      ['5/9', '1/3', '1/9'],
      ['5/9', '1/3', '1/9'],
      ['1/2', '1/3', '1/6'],
    ]);
  });

  it('prints a table without --json', async () => {
    const { stdout, stderr } = await owlery(args('--negatives 40 --sample 4 --keep 4 --head 2'));
    expect(stderr).toBe('');
    expect(stdout).toBe(
      [
        'SNM(4, 4) of 40 negatives, without-replacement',
        '',
        '| rank | weight |',
        '| :--- | :----- |',
        '| 1    | 0.1    |',
        '| 2    | 0.1    |',
        '… and 38 more (--head, --json)',
        '',
        'total 4; non-increasing, so the loss is convex',
        '',
      ].join('\n'),
    );
  });

  it('ends silently when its reader has seen enough', async () => {
    const { spawnSync } = await import('node:child_process');
    const bin = new URL('../../bin/owlery.mjs', import.meta.url).pathname;
    const piped = `"${process.execPath}" "${bin}" weights --negatives 300000 --sample 9 --keep 1 --json | head -c 20`;
    const { stdout, stderr } = spawnSync('sh', ['-c', piped], { encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({ stdout: '{"negatives":300000,', stderr: '' });
  });
});
