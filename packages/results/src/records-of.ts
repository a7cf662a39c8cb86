import { type RecordOf, type RecordSchema, type StoredRecord } from './record-schemas.ts';

/**
 * The records of one kind, in their order.
 *
 * @example
 * recordsOf(records, 'owlery.run/1'); // RunRecord[]
 */
export function recordsOf<S extends RecordSchema>(
  records: readonly StoredRecord[],
  schema: S,
): RecordOf<S>[] {
  return records.filter((record): record is RecordOf<S> & StoredRecord => record.schema === schema);
}
