import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { owlery, owleryHere, owleryJson, startOwlery } from '../owlery-process.fixture.ts';
import { toySizes, writeToyFolder } from '../toy-folder.fixture.ts';

interface Run {
  id: string;
  checksum: string;
  data: object;
  config: Record<string, unknown>;
  epochs: Record<string, unknown>[];
  metrics: { test: Record<string, number>; dev?: Record<string, number> };
}

let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'owlery-train-'));
  writeToyFolder(join(work, 'toy'));
  writeToyFolder(join(work, 'larger'), 5);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const small = [
  '--method',
  'snm',
  '--sample',
  '6',
  '--keep',
  '2',
  '--dim',
  '8',
  '--epochs',
  '3',
  '--batch',
  '16',
];
const train = (data: string, ...args: string[]) => ['train', '--data', data, ...small, ...args];

describe('owlery train', () => {
  it('prints the record of the run, which it stored', async () => {
    const run = await owleryJson<Run>(
      train('toy', '--seed', '5', '--threads', '1', '--dev-limit', '20', '--learning-rate', '0.5'),
      work,
    );
    const share = expect.toSatisfy((value: number) => value >= 0 && value <= 1);
    const metrics = Object.fromEntries(
      ['P', 'PSP', 'nDCG', 'R'].flatMap((measure) => [1, 3, 5].map((k) => [`${measure}@${k}`, share])),
    );
    expect(run).toEqual({
      schema: 'owlery.run/1',
      id: 'toy-snm-6-2-seed-5',
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      data: expect.objectContaining({ name: 'toy', ...toySizes, checksum: expect.any(String) }),
      config: {
        ...{
          method: 'snm',
          family: 'bowl',
          surrogate: 'hinge',
          sample: 6,
          keep: 2,
          sampling: 'accidental-hits',
        },
        ...{ dim: 8, hidden: 0, normalise: false, epochs: 3, batch: 16, pairs: 'one', seed: 5, threads: 1 },
        ...{ engine: 'wasm', optimiser: 'sgd', learningRate: { embedding: 0.5, output: 0.1 } },
        ...{ momentum: 0.9, schedule: 'linear' },
      },
      epochs: [1, 2, 3].map((epoch) => ({
        ...{
          epoch,
          loss: expect.any(Number),
          seconds: expect.any(Number),
          examplesPerSecond: expect.any(Number),
        },
        ...{ scoredLabels: 400 * 7, keptNegatives: expect.any(Number), updatedRows: expect.any(Number) },
        dev: metrics,
      })),
      metrics: { test: metrics },
      cost: { trainSeconds: expect.any(Number), scoredLabels: 3 * 400 * 7, peakRssMiB: expect.any(Number) },
      environment: {
        node: process.version,
        platform: expect.any(String),
        cpu: expect.any(String),
        cores: expect.any(Number),
      },
      checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const folder = join(work, 'runs', run.id);
    expect(readdirSync(folder).sort()).toEqual([
      'checkpoint.bin',
      'epochs.jsonl',
      'record.json',
      'request.json',
    ]);
    expect(JSON.parse(readFileSync(join(folder, 'record.json'), 'utf8'))).toEqual(run);
    const log = readFileSync(join(folder, 'epochs.jsonl'), 'utf8').trim().split('\n');
    expect(log.map((line) => JSON.parse(line))).toEqual(run.epochs);
    expect(run.metrics.test['P@5']).toBeGreaterThan(0.15);
  });

  it('gives the same bits twice and for any number of threads, other bits for another seed', async () => {
    const checksum = async (...args: string[]) =>
      (await owleryJson<Run>(train('toy', '--out', 'bits', ...args), work)).checksum;
    const pair = await Promise.all([checksum('--threads', '1'), checksum('--threads', '2')]);
    const [again, other] = await Promise.all([checksum('--threads', '2'), checksum('--seed', '2')]);
    expect(pair).toEqual([again, again]);
    expect(other).not.toBe(again);
    expect(readdirSync(join(work, 'bits')).sort()).toEqual([
      ...['toy-snm-6-2-seed-1', 'toy-snm-6-2-seed-1-2', 'toy-snm-6-2-seed-1-3', 'toy-snm-6-2-seed-2'],
    ]);
  });

  it('after kill -9 goes on to the bits of a run that was never interrupted', async () => {
    const args = train('larger', '--epochs', '40');
    const whole = owleryJson<Run>([...args, '--out', 'whole', '--threads', '1'], work);
    const killed = startOwlery([...args, '--out', 'killed', '--checkpoint-seconds', '0.01'], work);
    const folder = join(work, 'killed/larger-snm-6-2-seed-1');
    const log = () => readFileSync(join(folder, 'epochs.jsonl'), 'utf8').trim().split('\n');
    while (!existsSync(join(folder, 'epochs.jsonl')) || log().length < 3) await pause(10);
    killed.kill('SIGKILL');
    expect(await killed.finished).toMatchObject({ code: null, signal: 'SIGKILL', stdout: '' });
    expect(existsSync(join(folder, 'record.json'))).toBe(false);
    const firstEpoch: unknown = JSON.parse(log()[0]);
    writeFileSync(join(folder, 'checkpoint.bin.99999.tmp'), 'torn');

    const resumed = await owleryJson<Run>(['train', '--resume', 'killed/larger-snm-6-2-seed-1'], work);
    const { checksum, metrics, epochs: wholeEpochs } = await whole;
    expect(resumed.checksum).toBe(checksum);
    expect(resumed.metrics).toEqual(metrics);
    const losses = (run: Record<string, unknown>[]) => run.map(({ epoch, loss }) => [epoch, loss]);
    expect(losses(resumed.epochs)).toEqual(losses(wholeEpochs));
    // To the millisecond as before the kill: it went on and did not begin again.
    expect(resumed.epochs[0]).toEqual(firstEpoch);
    expect(readdirSync(folder).sort()).toEqual([
      'checkpoint.bin',
      'epochs.jsonl',
      'record.json',
      'request.json',
    ]);
  });

  it('on Ctrl-C keeps the checkpoint, says so and ends with 130', async () => {
    const run = startOwlery(train('larger', '--epochs', '5000', '--out', 'interrupted'), work);
    const folder = join(work, 'interrupted/larger-snm-6-2-seed-1');
    while (!existsSync(join(folder, 'checkpoint.bin'))) await pause(10);
    run.kill('SIGINT');
    const { code, stdout, stderr } = await run.finished;
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    expect(stderr).toBe(
      `owlery: interrupted; owlery train --resume ${folder} goes on from the last checkpoint\n`,
    );
    const kept = readdirSync(folder).filter((name) => name !== 'checkpoint.previous.bin');
    expect(kept.sort()).toEqual(['checkpoint.bin', 'epochs.jsonl', 'request.json']);
  });

  it('names the damaged block of a checkpoint and goes on from the one before when told', async () => {
    const args = train('larger', '--epochs', '40');
    const whole = owleryJson<Run>([...args, '--out', 'sound'], work);
    const killed = startOwlery([...args, '--out', 'damaged', '--checkpoint-seconds', '0.01'], work);
    const folder = join(work, 'damaged/larger-snm-6-2-seed-1');
    const path = join(folder, 'checkpoint.bin');
    while (!existsSync(join(folder, 'checkpoint.previous.bin'))) await pause(5);
    killed.kill('SIGKILL');
    await killed.finished;
    const bytes = readFileSync(path);
    bytes[bytes.length - 50] ^= 2;
    writeFileSync(path, bytes);
    const resume = ['train', '--resume', 'damaged/larger-snm-6-2-seed-1'];
    const refused = await owlery(resume, work);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(
      /checkpoint\.bin: block 3 of 3 \(rows 0 to 29 of label momentum, from byte \d+\) is damaged: its checksum does not match; owlery train --resume \S+ --from-previous goes on from the checkpoint before it, after \d+ epochs( and \d+ steps)?\n$/,
    );
    const resumed = await owleryJson<Run>([...resume, '--from-previous'], work);
    expect(resumed.checksum).toBe((await whole).checksum);
    expect(readdirSync(folder)).not.toContain('checkpoint.previous.bin');
  });

  it('refuses other options on resuming and prints the record of a finished run', async () => {
    const id = 'toy-snm-6-2-seed-5';
    const other = await owlery(['train', '--resume', `runs/${id}`, '--seed', '5', '--sample', '7'], work);
    expect(other).toMatchObject({
      ...{ code: 2, stdout: '', stderr: `owlery: sample of ${id} is 6, got 7; a resumed run keeps it\n` },
    });
    const finished = await owlery(['train', '--resume', `runs/${id}`, '--sample', '6', '--json'], work);
    expect(finished).toMatchObject({ code: 0, stderr: `${id} is finished; this is its record\n` });
    expect(JSON.parse(finished.stdout)).toEqual(
      JSON.parse(readFileSync(join(work, 'runs', id, 'record.json'), 'utf8')),
    );
  });

  it('begins afresh where no checkpoint was written yet', async () => {
    const first = await owleryJson<Run>(train('toy', '--out', 'early'), work);
    for (const file of ['record.json', 'checkpoint.bin']) rmSync(join(work, 'early', first.id, file));
    const { stdout, stderr } = await owlery(['train', '--resume', `early/${first.id}`, '--json'], work);
    expect(stderr).toBe(`${first.id} has no checkpoint yet and begins afresh\n`);
    expect((JSON.parse(stdout) as Run).checksum).toBe(first.checksum);
  });

  it('leaves nothing of a run that diverges at once', async () => {
    const { code, stdout, stderr } = await owlery(
      train('toy', '--learning-rate', '1e30', '--out', 'a/b'),
      work,
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(
      /^owlery: training diverged: the loss of epoch 1, step \d+ is (NaN|Infinity); try a smaller learning rate\n$/,
    );
    expect(existsSync(join(work, 'a'))).toBe(false);
  });

  it.each([
    ['ns', ['--sample', '4'], { sample: 4, keep: 4 }],
    ['full', [], {}],
    ['full', ['--sample', '4', '--keep', '2', '--family', 'powl'], { sample: 4, keep: 2, family: 'powl' }],
  ])('trains method %s %j', async (method, args, config) => {
    const run = await owleryJson<Run>(
      ['train', '--data', 'toy', '--method', method, ...args, '--epochs', '1', '--dim', '8', '--out', method],
      work,
    );
    expect(run.config).toMatchObject({ method, ...config });
    if (!('sample' in config)) expect(Object.keys(run.config)).not.toContain('sample');
  });
});

describe('owlery evaluate', () => {
  it('measures the checkpoint as the run was measured', async () => {
    const run = JSON.parse(readFileSync(join(work, 'runs/toy-snm-6-2-seed-5/record.json'), 'utf8')) as Run;
    const evaluation = await owleryJson(['evaluate', 'runs/toy-snm-6-2-seed-5'], work);
    expect(evaluation).toEqual({ id: run.id, epochs: 3, data: run.data, metrics: run.metrics });
    const dev = await owleryJson<Run>(['evaluate', run.id, '--split', 'dev', '--data', 'toy'], work);
    expect(Object.keys(dev.metrics)).toEqual(['dev']);
  });

  it('refuses data that have changed since, unless told to measure on them', async () => {
    const info = async () =>
      JSON.parse((await owleryHere(['data', 'info', 'changing', '--json'], work)).stdout) as {
        checksum: string;
      };
    writeToyFolder(join(work, 'changing'));
    await owleryJson(train('changing', '--epochs', '1', '--out', 'changed', '--seed', '7'), work);
    const { checksum } = await info();
    writeToyFolder(join(work, 'changing'), 2);
    const now = await info();
    const run = 'changed/changing-snm-6-2-seed-7';
    expect(await owlery(['evaluate', run], work)).toEqual({
      ...{ code: 1, signal: null, stdout: '' },
      stderr:
        `owlery: ${join(work, run, 'checkpoint.bin')}: was trained on changing with checksum ${checksum}, ` +
        `which now has ${now.checksum}; --data names other data\n`,
    });
    const other = await owleryJson<Run>(['evaluate', run, '--data', 'changing'], work);
    expect(other.data).toMatchObject({ test: 200, checksum: now.checksum });
  });

  it('refuses a checkpoint that is cut off', async () => {
    const folder = join(work, 'full/toy-full-owl-seed-1');
    const whole = readFileSync(join(folder, 'checkpoint.bin'));
    writeFileSync(join(folder, 'checkpoint.bin'), whole.subarray(0, whole.length - 40));
    const { code, stdout, stderr } = await owlery(['evaluate', folder], work);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(
      `owlery: ${join(folder, 'checkpoint.bin')}: is cut off: ${whole.length - 40} bytes of ${whole.length}, 2 whole blocks of 3\n`,
    );
  });
});
