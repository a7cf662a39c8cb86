import { type Cell, type Table } from '@owlery/figures';
import { type StoredRecord } from '@owlery/results';

const text = (value: string): Cell => ({ kind: 'text', text: value });

/** The records of a store that are no runs: what they are, and when they were made. */
export function otherRecords(records: readonly StoredRecord[]): Table {
  return {
    name: 'other-records',
    title: 'Other records',
    columns: ['Record', 'Kind', 'Made (UTC)'].map((title) => ({ title, kind: 'text' as const })),
    rows: records
      .filter(({ schema }) => schema !== 'owlery.run/1')
      .map(({ id, schema, createdAt }) => [id, schema, createdAt.slice(0, 16).replace('T', ' ')].map(text)),
    blockColumns: 0,
    notes: [],
  };
}
