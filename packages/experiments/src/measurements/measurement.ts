import { type StoredRecord } from '@owlery/results';

/** Where a record will lie. */
export interface RecordPlace {
  readonly id: string;
  readonly createdAt: string;
}

/**
 * Something to be measured, in parts that know nothing of each other, so that they can be done side by side in any
 * process; what a part gives is plain JSON.
 */
export interface Measurement {
  /** For people, and the words of the record's id. */
  readonly words: readonly string[];
  readonly parts: number;
  part(index: number): unknown;
  /** The record of the results of all parts, in their order. */
  record(parts: readonly unknown[], place: RecordPlace): StoredRecord | Promise<StoredRecord>;
}

/** A measurement whose parts give values of one type; the type ends at the door of a process. */
export function measurement<P>(options: {
  readonly words: readonly string[];
  readonly parts: number;
  readonly part: (index: number) => P | Promise<P>;
  readonly record: (parts: readonly P[], place: RecordPlace) => StoredRecord | Promise<StoredRecord>;
}): Measurement {
  return { ...options, record: (parts, place) => options.record(parts as readonly P[], place) };
}
