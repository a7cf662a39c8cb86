import { type z } from 'zod';
import { boundChoiceRecordSchema } from './bound-choice-record.ts';
import { calibrationMapRecordSchema } from './calibration-map-record.ts';
import { claimsRecordSchema } from './claims-record.ts';
import { complexityGrowthRecordSchema } from './complexity-growth-record.ts';
import { experimentRecordSchema } from './experiment-record.ts';
import { gapRecordSchema } from './gap-record.ts';
import { loosenessRecordSchema } from './looseness-record.ts';
import { miningFactorsRecordSchema } from './mining-factors-record.ts';
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
  'owlery.gap/1': gapRecordSchema,
  'owlery.bound-choice/1': boundChoiceRecordSchema,
  'owlery.mining-factors/1': miningFactorsRecordSchema,
  'owlery.looseness/1': loosenessRecordSchema,
  'owlery.complexity-growth/1': complexityGrowthRecordSchema,
} as const;

export type RecordSchema = keyof typeof recordSchemas;

/** The record a schema string stands for. */
export type RecordOf<S extends RecordSchema> = z.infer<(typeof recordSchemas)[S]>;

/** Any record that a store may hold. */
export type StoredRecord = { [S in RecordSchema]: RecordOf<S> }[RecordSchema];
