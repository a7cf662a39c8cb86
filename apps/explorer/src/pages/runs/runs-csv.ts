import { type Cell, type Table } from '@owlery/figures';
import { type RunRow } from './run-rows.ts';

const text = (value: string): Cell => ({ kind: 'text', text: value });
const number = (value: number | null): Cell =>
  value === null ? { kind: 'empty' } : { kind: 'number', value, digits: 6 };

/** The runs that are listed, as a table to take away. */
export function runsTable(rows: readonly RunRow[]): Table {
  const words = ['run', 'task', 'method'].map((title) => ({ title, kind: 'text' as const }));
  const numbers = ['b', 'k', 'seed', 'P@1', 'P@3', 'P@5', 'seconds', 'scored labels'];
  return {
    name: 'runs',
    title: 'Runs',
    columns: [
      ...words,
      ...numbers.map((title) => ({ title, kind: 'number' as const })),
      ...['begun (UTC)', 'status'].map((title) => ({ title, kind: 'text' as const })),
    ],
    rows: rows.map((row) => [
      ...[row.id, row.task, row.method].map(text),
      ...[row.sample, row.keep, row.seed, row.precision1, row.precision3, row.precision5].map(number),
      ...[row.seconds, row.scoredLabels].map(number),
      ...[row.created, row.status].map(text),
    ]),
    blockColumns: 0,
    notes: [],
  };
}
