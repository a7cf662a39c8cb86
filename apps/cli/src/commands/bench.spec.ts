import { describe, expect, it } from 'vitest';
import { owlery, owleryJson } from '../owlery-process.fixture.ts';

interface Answer {
  readonly shape: string;
  readonly engine: string;
  readonly threads: number;
  readonly examplesPerSecond: number;
  readonly stepMs: { readonly median: number; readonly min: number };
  readonly phasesMs: Readonly<Record<string, number>>;
  readonly peakRssMiB: number;
  readonly checksum: string;
}

const bench = ['bench', '--shape', 'wordnet', '--labels', '500', '--steps', '30'];

describe('owlery bench', () => {
  it('prints the fields of its contract, and the same checksum for any number of threads', async () => {
    const [one, two] = await Promise.all(
      ['1', '2'].map((threads) => owleryJson<Answer>([...bench, '--threads', threads])),
    );
    expect(Object.keys(one)).toEqual([
      ...['shape', 'engine', 'threads', 'examplesPerSecond', 'stepMs', 'phasesMs', 'peakRssMiB', 'checksum'],
    ]);
    expect([one.shape, one.engine, one.threads, two.threads]).toEqual(['wordnet', 'wasm', 1, 2]);
    expect(one.stepMs.min).toBeGreaterThan(0);
    expect(one.stepMs.median).toBeGreaterThanOrEqual(one.stepMs.min);
    // 64 examples a step.
    expect(one.examplesPerSecond).toBeLessThanOrEqual(64_000 / one.stepMs.min);
    expect(Object.values(one.phasesMs).every((milliseconds) => milliseconds >= 0)).toBe(true);
    expect(one.phasesMs['embed']).toBeGreaterThan(0);
    expect(one.peakRssMiB).toBeGreaterThan(20);
    expect(two.checksum).toBe(one.checksum);
  });

  it('depends on b and k alone: another k, another checksum', async () => {
    const keeps = ['1', '2', '64'].map((keep) => owleryJson<Answer>([...bench, '--keep', keep]));
    const checksums = (await Promise.all(keeps)).map(({ checksum }) => checksum);
    expect(new Set(checksums).size).toBe(3);
  });

  it('shows phases beside the limits of the machine', async () => {
    const { code, stdout } = await owlery(bench);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^wordnet by wasm on \d+ threads?: [\d,]+ examples\/s/);
    expect(stdout).toMatch(/\| score .*\d+ %.*\d+ % /);
    expect(stdout).toMatch(/GFLOP\/s/);
  });

  it.each([
    [['--shape', 'mnist'], '--shape must be one of amazon670k, eurlex57k, wordnet, got mnist'],
    [[], 'option --shape <shape> is required'],
    [
      ['--shape', 'wordnet', '--keep', '65'],
      'keep must be a whole number from 1 to 64 (sample = 64), got 65',
    ],
  ])('refuses %j', async (args, message) => {
    const { code, stdout, stderr } = await owlery(['bench', ...args]);
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: `owlery: ${message}\n` });
  });
});
