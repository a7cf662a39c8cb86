import { type StoredRecord } from '@owlery/results';

/** One entry of a table, with what is needed to print it in any format. */
export type Cell =
  | { kind: 'empty' }
  | { kind: 'text'; text: string }
  | { kind: 'number'; value: number; digits: number }
  /** A mean over seeds; `halfWidth` is null for a single one. */
  | {
      kind: 'estimate';
      mean: number;
      halfWidth: number | null;
      count: number;
      digits: number;
      bold?: boolean;
    }
  /** A value in its interval; the ends are null where there is none. */
  | {
      kind: 'interval';
      value: number;
      low: number | null;
      high: number | null;
      count: number;
      digits: number;
      bold?: boolean;
    };

export interface Column {
  title: string;
  /** Text stands left, all else right. In CSV an estimate or interval takes several columns. */
  kind: 'text' | 'number' | 'estimate' | 'interval';
}

export interface Table {
  /** File name and link, kebab-case. */
  name: string;
  title: string;
  columns: Column[];
  /** Each as long as `columns`. */
  rows: Cell[][];
  /** Rows belong together while this many first cells stay the same; a rule parts them. */
  blockColumns: number;
  /** How to read it and how sure it is, a sentence or two each. */
  notes: string[];
}

/** A table that can be made from any records. */
export interface TableDefinition {
  name: string;
  title: string;
  build(records: readonly StoredRecord[], options?: { confidence?: number }): Table;
}
