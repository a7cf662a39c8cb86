import { DataError, type SparseMatrix } from '@owlery/data';
import { type LabelRanker } from '@owlery/training';
import { describe, expect, it } from 'vitest';
import { type InputLines } from './input-lines.ts';
import { type PointReader } from './point-reader.ts';
import { predictionsOf } from './predictions-of.ts';

const rows = (count: number): SparseMatrix => ({
  ...{ rows: count, columns: 1, rowStarts: Uint32Array.from({ length: count + 1 }, (_, i) => i) },
  ...{ columnIds: new Uint32Array(count), values: new Float32Array(count).fill(1) },
});
const read: PointReader = ({ firstLine, lines }) => {
  const bad = lines.indexOf('bad');
  if (bad >= 0) throw new DataError('stdin', firstLine + bad, 'is bad');
  return { features: rows(lines.length) };
};
/** Finds label 0 for every point; `asked` tells how many points were ranked together. */
function fakeRanker() {
  const asked: number[] = [];
  const rank: LabelRanker['rank'] = async (points, k) => {
    asked.push(points.rows);
    return { k, labels: new Int32Array(points.rows * k), scores: new Float32Array(points.rows * k).fill(2) };
  };
  return { asked, ranker: { rank } as LabelRanker };
}
const data = { labelNames: ['owl'] } as never;

describe('answers to lines', () => {
  it('come before the next lines are asked for', async () => {
    let given = 0;
    async function* source(): AsyncGenerator<InputLines> {
      yield { firstLine: ++given, lines: ['a'] };
      yield { firstLine: ++given, lines: ['b'] };
    }
    const { ranker } = fakeRanker();
    const answers = predictionsOf(source(), read, ranker, data, 1);
    expect((await answers.next()).value).toEqual({ line: 1, labels: [{ id: 0, name: 'owl', score: 2 }] });
    expect(given).toBe(1);
    expect((await answers.next()).value).toMatchObject({ line: 2 });
    expect((await answers.next()).done).toBe(true);
  });

  it('are given for the lines before a bad one, wherever a group is cut', async () => {
    async function* source(): AsyncGenerator<InputLines> {
      yield { firstLine: 1, lines: ['a', 'b'] };
      yield { firstLine: 3, lines: ['c', 'bad', 'd'] };
    }
    const { ranker, asked } = fakeRanker();
    const found: number[] = [];
    const all = async () => {
      for await (const { line } of predictionsOf(source(), read, ranker, data, 1)) found.push(line);
    };
    await expect(all()).rejects.toThrow('stdin:4: is bad');
    expect([found, asked]).toEqual([
      [1, 2, 3],
      [2, 1],
    ]);
  });
});
