import { expect, it } from 'vitest';
import { wordRows } from './word-rows.ts';

it('wordRows pads short texts with 0, cuts long ones, and begins words at 1', () => {
  const sequences = {
    points: 3,
    rowStarts: Uint32Array.of(0, 2, 2, 6),
    wordIds: Uint32Array.of(0, 7, 3, 1, 4, 1),
  };
  expect([...wordRows(sequences, [2, 0, 1], 3)]).toEqual([4, 2, 5, 1, 8, 0, 0, 0, 0]);
});
