import { expect, it } from 'vitest';
import { chooseRows, type RowChoice } from './choose-rows.ts';
import { type RunRow } from './run-rows.ts';

function row(id: string, task: string, precision1: number | null, seconds = 1): RunRow {
  const nothing = { sample: 8, keep: 1, precision3: null, precision5: null, scoredLabels: 1 };
  const words = `${id} ${task} snm(8, 1) finished`;
  return {
    ...{ id, task, method: 'SNM(8, 1)', seed: 1, precision1, seconds, ...nothing },
    ...{ created: '2025-01-01 00:00', status: 'finished', finished: true, words },
  };
}

const rows = [row('c', 'x', 0.2), row('a', 'x', null), row('b', 'y', 0.9), row('d', 'y', 0.2)];
const all: RowChoice = { search: '', task: '', method: '', sort: 'precision1', falling: true };
const ids = (choice: Partial<RowChoice>) => chooseRows(rows, { ...all, ...choice }).map(({ id }) => id);

it('sorts both ways, equal values by name and missing ones last', () => {
  expect(ids({})).toEqual(['b', 'c', 'd', 'a']);
  expect(ids({ falling: false })).toEqual(['c', 'd', 'b', 'a']);
  expect(ids({ sort: 'id', falling: false })).toEqual(['a', 'b', 'c', 'd']);
});

it('filters by task, method and every word of a search', () => {
  expect(ids({ task: 'y' })).toEqual(['b', 'd']);
  expect(ids({ method: 'NS(8)' })).toEqual([]);
  expect(ids({ search: 'X Snm' })).toEqual(['c', 'a']);
  expect(ids({ search: 'x y' })).toEqual([]);
});

it('leaves the rows as they are', () => {
  chooseRows(rows, all);
  expect(rows.map(({ id }) => id)).toEqual(['c', 'a', 'b', 'd']);
});
