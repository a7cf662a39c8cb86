import { readFile } from 'node:fs/promises';
import { type StoredRecord } from '../record-schemas.ts';
import { parseRecord } from '../parse-record.ts';
import { fileErrorReason } from './file-error-reason.ts';

/** What a record file turned out to be. */
export type RecordFile = { record: StoredRecord } | { reason: string } | { missing: true };

/** Reads `<folder>/record.json` of the record `id`; whatever is wrong with it becomes a reason. */
export async function readRecordFile(path: string, id: string): Promise<RecordFile> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? { missing: true } : { reason: `cannot be read: ${fileErrorReason(error)}` };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { reason: text === '' ? 'empty file' : `torn or no JSON: ${(error as Error).message}` };
  }
  const parsed = parseRecord(value);
  if ('record' in parsed && parsed.record.id !== id)
    return { reason: `holds the record '${parsed.record.id}' but lies in the folder '${id}'` };
  return parsed;
}
