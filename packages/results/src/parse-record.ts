import { type z } from 'zod';
import { type RecordSchema, type StoredRecord, recordSchemas } from './record-schemas.ts';

/** A record, or the reason why the value is none. */
export type ParsedRecord = { record: StoredRecord } | { reason: string };

/**
 * Reads any value as a record: its `schema` field names the kind, whose zod schema then decides.
 * A value that is no record, of an unknown kind, of a version newer or older than this program
 * knows, or with a field amiss gives a one-line reason and never throws.
 *
 * @example
 * parseRecord({ schema: 'owlery.run/9' });
 * // { reason: "schema 'owlery.run/9' is newer than the 'owlery.run/1' this version of Owlery reads" }
 */
export function parseRecord(value: unknown): ParsedRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { reason: 'not a JSON object' };
  const schema = (value as { schema?: unknown }).schema;
  if (typeof schema !== 'string') return { reason: "no 'schema' field, so no record of Owlery" };
  if (!Object.hasOwn(recordSchemas, schema)) return { reason: unknownSchema(schema) };
  const result = recordSchemas[schema as RecordSchema].safeParse(value);
  return result.success
    ? { record: result.data }
    : { reason: `not a valid ${schema}: ${firstIssues(result.error)}` };
}

function unknownSchema(schema: string): string {
  const [, kind, version] = /^(owlery\.[a-z-]+)\/(\d+)$/.exec(schema) ?? [];
  const known = Object.keys(recordSchemas).filter((name) => name.startsWith(`${kind}/`));
  if (known.length === 0)
    return `unknown schema ${JSON.stringify(schema)}; known are ${Object.keys(recordSchemas).join(', ')}`;
  const newest = Math.max(...known.map((name) => Number(name.split('/')[1])));
  const age = Number(version) > newest ? 'newer' : 'older';
  return `schema '${schema}' is ${age} than the '${kind}/${newest}' this version of Owlery reads`;
}

function firstIssues(error: z.ZodError): string {
  const shown = error.issues.slice(0, 3).map(({ path, message }) => {
    const place = path.map(String).join('.');
    return place === '' ? message : `${place}: ${message}`;
  });
  const more = error.issues.length - shown.length;
  return shown.join('; ') + (more > 0 ? `; and ${more} more` : '');
}
