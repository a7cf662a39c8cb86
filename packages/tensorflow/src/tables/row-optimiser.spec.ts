import type { Tensor2D } from '@tensorflow/tfjs-node';
import { describe, expect, it } from 'vitest';
import { noTensorflow, tf } from '../native.fixture.ts';
import { RowOptimiser, type RowOptimiserOptions } from './row-optimiser.ts';
import { TensorTable } from './tensor-table.ts';

const [rows, columns] = [5, 3];

function tables(options: Omit<RowOptimiserOptions, 'stateName'>) {
  const table = new TensorTable(tf, { name: 'labels', role: 'parameter', rows, columns });
  table.values.forEach((_, at) => (table.values[at] = at));
  const optimiser = new RowOptimiser(tf, table, { ...options, stateName: 'state' });
  const descend = (ids: number[], gradient: number[][], rate: number) =>
    optimiser.descend(Int32Array.from(ids), tf.tensor2d(gradient, [ids.length, columns]), rate);
  return { table, optimiser, descend };
}

const rowOf = (table: TensorTable, row: number) =>
  [...table.values].slice(row * table.columns, (row + 1) * table.columns);

describe.skipIf(noTensorflow)('RowOptimiser', () => {
  it('moves the named rows alone, again and again', () => {
    const { table, descend } = tables({ optimiser: 'sgd', momentum: 0 });
    descend(
      [3, 1],
      [
        [1, 2, 3],
        [10, 20, 30],
      ],
      0.5,
    );
    descend([3], [[2, 2, 2]], 1);
    expect(Array.from({ length: rows }, (_, row) => rowOf(table, row))).toEqual([
      [0, 1, 2],
      [3 - 5, 4 - 10, 5 - 15],
      [6, 7, 8],
      [9 - 0.5 - 2, 10 - 1 - 2, 11 - 1.5 - 2],
      [12, 13, 14],
    ]);
  });

  it('remembers the momentum of a row until it is named again', () => {
    const { table, optimiser, descend } = tables({ optimiser: 'sgd', momentum: 0.5 });
    descend([2], [[4, 0, 0]], 1);
    descend([0], [[1, 1, 1]], 1);
    descend([2], [[1, 0, 0]], 1);
    expect(rowOf(table, 2)).toEqual([6 - 4 - (0.5 * 4 + 1), 7, 8]);
    expect(rowOf(optimiser.state!, 2)).toEqual([3, 0, 0]);
  });

  it('divides by the root of a row’s mean squares with Adagrad', () => {
    const { table, optimiser, descend } = tables({ optimiser: 'adagrad', momentum: 0 });
    descend([4], [[3, 0, 0]], 1);
    descend([4], [[3, 3, 3]], 1);
    expect(rowOf(optimiser.state!, 4)).toEqual([3 + 9]);
    const [first, second] = [3 / Math.sqrt(3), 3 / Math.sqrt(12)];
    const expected = [12 - first - second, 13 - second, 14 - second].map((value) => expect.closeTo(value, 5));
    expect(rowOf(table, 4)).toEqual(expected);
  });

  it.each([[-1], [5]])('refuses row %i, which TensorFlow would wrap', (id) => {
    const { table, descend } = tables({ optimiser: 'sgd', momentum: 0 });
    expect(() =>
      descend(
        [0, id],
        [
          [1, 1, 1],
          [1, 1, 1],
        ],
        1,
      ),
    ).toThrow(`a row of labels must be from 0 to 4, got ${id}`);
    expect(rowOf(table, 0)).toEqual([0, 1, 2]);
  });

  it('takes no step without rows', () => {
    const { table, optimiser } = tables({ optimiser: 'sgd', momentum: 0.9 });
    optimiser.descend(new Int32Array(0), tf.zeros([0, columns]) as Tensor2D, 1);
    expect([...table.values]).toEqual(Array.from({ length: rows * columns }, (_, at) => at));
  });
});
