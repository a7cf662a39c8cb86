import { type z } from 'zod';
import { calibrationMapRecordSchema } from './calibration-map-record.ts';
import { claimsRecordSchema } from './claims-record.ts';
import { experimentRecordSchema } from './experiment-record.ts';
import { runRecordSchema } from './run-record.ts';

/**
 * Every kind of record this version reads and writes, by its schema string `owlery.<kind>/<version>`.
 * A new kind is a file with its zod schema and a line here.
 */
export const recordSchemas = {
  'owlery.run/1': runRecordSchema,
  'owlery.experiment/1': experimentRecordSchema,
  'owlery.calibration-map/1': calibrationMapRecordSchema,
  'owlery.claims/1': claimsRecordSchema,
} as const;

export type RecordSchema = keyof typeof recordSchemas;

/** The record a schema string stands for. */
export type RecordOf<S extends RecordSchema> = z.infer<(typeof recordSchemas)[S]>;

/** Any record that a store may hold. */
export type StoredRecord = { [S in RecordSchema]: RecordOf<S> }[RecordSchema];
