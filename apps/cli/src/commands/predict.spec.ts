import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { owlery, owleryHere, owleryJson } from '../owlery-process.fixture.ts';
import { toySizes, writeToyFolder } from '../toy-folder.fixture.ts';

interface Answer {
  line: number;
  labels: { id: number; name?: string; score: number; positive?: boolean }[];
  unknownWords?: string[];
}
interface Run {
  id: string;
  metrics: { test: Record<string, number> };
}

const settings = ['--sample', '6', '--keep', '2', '--dim', '8', '--epochs', '4', '--batch', '16'];
const train = (data: string) => ['train', '--data', data, ...settings, '--learning-rate', '0.5'];

let work: string;
let plain: Run;
let named: Run;
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'owlery-predict-'));
  writeToyFolder(join(work, 'plain'));
  writeToyFolder(join(work, 'named'));
  const names = (kind: string, count: number) =>
    Array.from({ length: count }, (_, id) => `${kind}${id}\n`).join('');
  writeFileSync(join(work, 'named/features.txt'), names('word', toySizes.features));
  writeFileSync(join(work, 'named/labels.txt'), names('kind of ', toySizes.labels));
  [plain, named] = await Promise.all(['plain', 'named'].map((data) => owleryJson<Run>(train(data), work)));
}, 30_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

const predict = (run: Run, input: string, ...args: string[]) =>
  owleryHere(['predict', `runs/${run.id}`, ...args], work, input);
const answers = ({ stdout }: { stdout: string }) => JSON.parse(stdout) as Answer[];

describe('owlery predict', () => {
  it('finds for the test file what the run was measured with', async () => {
    const lines = readFileSync(join(work, 'plain/test.txt'), 'utf8').split('\n').slice(1).join('\n');
    const finished = await predict(plain, lines, '--json', '--top', '3');
    expect(finished).toMatchObject({ code: 0, stderr: '' });
    const found = answers(finished);
    expect(found.map(({ line }) => line)).toEqual(Array.from({ length: toySizes.test }, (_, at) => at + 1));
    const hits = found.flatMap(({ labels }) => labels).filter(({ positive }) => positive).length;
    expect(hits / (3 * toySizes.test)).toBeCloseTo(plain.metrics.test['P@3'], 12);
    const truth = lines.split('\n').map((line) => Number(line.split(' ')[0]));
    for (const { line, labels } of found) {
      expect(labels).toHaveLength(3);
      for (const { id, positive } of labels) expect(positive).toBe(id === truth[line - 1]);
    }
  });

  it('reads texts where features have names, and says the names of labels', async () => {
    const input = 'Word3, word33!\nunheard of\nword3 and word33\n';
    const finished = await predict(named, input, '--json', '--top', '2');
    expect(finished).toMatchObject({
      ...{ code: 0, stderr: 'lines without anything that the model knows, and so without labels: 1\n' },
    });
    const [first, second, third] = answers(finished);
    expect(second).toEqual({ line: 2, labels: [], unknownWords: ['unheard', 'of'] });
    expect(third).toEqual({ line: 3, labels: first.labels, unknownWords: ['and'] });
    expect(first.labels[0]).toEqual({
      ...{ id: expect.any(Number), name: `kind of ${first.labels[0].id}`, score: expect.any(Number) },
    });
    // The same point in the other format, one feature in front of the other.
    const other = await predict(named, '33:1 3:1', '--input', 'xc', '--json', '--top', '2');
    expect(answers(other)).toEqual([{ line: 1, labels: first.labels }]);
    const text = await owlery(['predict', named.id, '--top', '2'], work, 'word3 word33');
    const words = first.labels.map(({ name, score }) => `${score.toPrecision(5)} ${name}`);
    expect(text).toMatchObject({ code: 0, stdout: `${words.join('\t')}\n`, stderr: '' });
  });

  it('answers the lines before a malformed one, which it names', async () => {
    const finished = await predict(plain, '3:1\n 4:1 33:1\n5:1 50:1\n6:1\n', '--json');
    expect(finished).toMatchObject({
      ...{ code: 1, stderr: 'owlery: stdin:3: feature 50 is out of range; the data set allows 0 to 49\n' },
    });
    expect(answers(finished).map(({ line }) => line)).toEqual([1, 2]);
    const weighted = await predict(plain, '3:1\n\n', '--top', '1');
    expect(weighted.stdout.split('\n')).toHaveLength(2);
    expect(weighted.stderr).toBe(
      'owlery: stdin:2: the line is empty; a point with neither labels nor features is a single space\n',
    );
    const counts = await predict(plain, '3:1\n1:1 4:0.5\n', '--json');
    expect(counts.stderr).toBe(
      'owlery: stdin:2: feature 4 has the value 0.5; the data are weighted by TF-IDF, so values are counts, whole numbers from 0\n',
    );
    expect(answers(counts)).toHaveLength(1);
  });

  it('answers nothing with nothing', async () => {
    expect(await predict(plain, '', '--json')).toMatchObject({ code: 0, stdout: '[]\n', stderr: '' });
    expect(await predict(plain, '')).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  it('refuses texts without names of features, and a data set that has changed', async () => {
    expect(await predict(plain, 'owl', '--input', 'text')).toMatchObject({
      ...{ code: 2, stdout: '' },
      stderr: 'owlery: the features of plain have no names, so texts cannot be read; --input xc can\n',
    });
    expect(await predict(plain, '', '--top', '0')).toMatchObject({
      ...{ code: 2, stderr: 'owlery: --top must be a whole number from 1 to 1000, got 0\n' },
    });
    appendFileSync(join(work, 'plain/test.txt'), '\n');
    expect(await predict(plain, '3:1')).toMatchObject({ code: 0 });
    writeFileSync(join(work, 'plain/labels.txt'), 'one more name\n'.repeat(toySizes.labels));
    expect((await predict(plain, '3:1')).stderr).toMatch(
      /was trained on plain with checksum .*; --data names other data\n$/,
    );
  });
});
