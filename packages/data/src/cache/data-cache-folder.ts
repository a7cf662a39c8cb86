import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where caches of data folders are kept: `OWLERY_CACHE`, or `.cache/owlery` in the home folder. */
export function dataCacheFolder(): string {
  return process.env['OWLERY_CACHE'] || join(homedir(), '.cache', 'owlery');
}
