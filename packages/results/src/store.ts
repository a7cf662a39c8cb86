import { access, mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { type EpochRecord } from './epoch-record.ts';
import { appendEpochLine, readEpochLines } from './internal/epoch-log.ts';
import { fileErrorReason } from './internal/file-error-reason.ts';
import { mapConcurrently } from './map-concurrently.ts';
import { readRecordFile } from './internal/read-record-file.ts';
import { parseRecord } from './parse-record.ts';
import { recordIdSchema } from './record-id.ts';
import { type StoredRecord } from './record-schemas.ts';
import { StoreError } from './store-error.ts';

const recordFile = 'record.json';
const epochFile = 'epochs.jsonl';
const concurrentReads = 64;

/** Everything found in a store's folder. */
export interface StoreListing {
  /** By time of creation, then by id. */
  records: StoredRecord[];
  /** Ids of runs with epochs but no record yet: under way, or stopped on the way. */
  unfinished: string[];
  /** What was skipped, and why. */
  problems: { path: string; reason: string }[];
}

/**
 * A folder of records, one folder a record: `<store>/<id>/record.json`, written once and never
 * changed, a live `epochs.jsonl` while a run is under way, and whatever else the run keeps there
 * (its checkpoints). A file comes into being whole or not at all.
 */
export class Store {
  /** Absolute path of the store. */
  readonly folder: string;

  constructor(folder: string) {
    this.folder = resolve(folder);
  }

  /** Folder of the record `id`. Throws RangeError when the id could leave the store. */
  pathOf(id: string): string {
    const parsed = recordIdSchema.safeParse(id);
    if (!parsed.success) throw new RangeError(parsed.error.issues[0].message);
    return join(this.folder, id);
  }

  /**
   * Makes a fresh folder for a record: `baseId`, or `baseId-2`, `baseId-3`, … where that is taken.
   * Two processes that ask at once get two folders.
   */
  async create(baseId: string): Promise<{ id: string; folder: string }> {
    this.pathOf(baseId);
    await this.#attempt('write to the store', this.folder, () => mkdir(this.folder, { recursive: true }));
    for (let copy = 1; ; copy++) {
      const id = copy === 1 ? baseId : `${baseId}-${copy}`;
      const folder = this.pathOf(id);
      try {
        await mkdir(folder);
        return { id, folder };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
          throw this.#error('write to the store', this.folder, error);
      }
    }
  }

  /**
   * Writes a record to its folder (made when missing) and returns the file's path. The record is
   * checked as it will be read; one that does not fit its schema, or whose id already has a record,
   * is refused with a StoreError.
   */
  async write(record: StoredRecord): Promise<string> {
    const folder = this.pathOf(record.id);
    const path = join(folder, recordFile);
    const parsed = parseRecord(JSON.parse(JSON.stringify(record)));
    if ('reason' in parsed)
      throw new StoreError(`record '${record.id}' is not written: ${parsed.reason}`, path);
    if (await exists(path))
      throw new StoreError(`${path} exists already; a record is never overwritten`, path);
    await this.#attempt('write', path, async () => {
      await mkdir(folder, { recursive: true });
      await writeFileAtomic(path, `${JSON.stringify(parsed.record, null, 2)}\n`, { fsync: true });
    });
    return path;
  }

  /** The record `id`; a StoreError says why there is none. */
  async read(id: string): Promise<StoredRecord> {
    const path = join(this.pathOf(id), recordFile);
    const file = await readRecordFile(path, id);
    if ('record' in file) return file.record;
    throw new StoreError('missing' in file ? `no record at ${path}` : `${path}: ${file.reason}`, path);
  }

  /** Adds one epoch to the live log of a run that is under way. */
  async appendEpoch(id: string, epoch: EpochRecord): Promise<void> {
    const path = join(this.pathOf(id), epochFile);
    await this.#attempt('write', path, () => appendEpochLine(path, epoch));
  }

  /** The epochs in the live log of the run `id`, without torn lines; none when there is no log. */
  async epochs(id: string): Promise<EpochRecord[]> {
    const path = join(this.pathOf(id), epochFile);
    return (await exists(path)) ? this.#attempt('read', path, () => readEpochLines(path)) : [];
  }

  /**
   * Reads the whole store. Torn, foreign and half-written files and records of an unknown newer
   * version are reported and skipped; a store that is not there is empty.
   */
  async list(): Promise<StoreListing> {
    const listing: StoreListing = { records: [], unfinished: [], problems: [] };
    if (!(await exists(this.folder))) return listing;
    const entries = await this.#attempt('read the store', this.folder, () =>
      readdir(this.folder, { withFileTypes: true }),
    );
    const visible = entries.filter((entry) => !entry.name.startsWith('.'));
    visible.sort((a, b) => (a.name < b.name ? -1 : 1)); // code units: the same order on every machine
    const found = await mapConcurrently(visible, concurrentReads, async (entry) => {
      const path = join(this.folder, entry.name);
      if (!entry.isDirectory()) return { path, reason: 'a file in a place for record folders' };
      if (!recordIdSchema.safeParse(entry.name).success) return { path, reason: 'its name is no record id' };
      const file = await readRecordFile(join(path, recordFile), entry.name);
      if (!('missing' in file)) return { path: join(path, recordFile), ...file };
      if (await exists(join(path, epochFile))) return { unfinished: entry.name };
      return { path, reason: `no ${recordFile} in this folder: foreign, or stopped before its first epoch` };
    });
    for (const item of found) {
      if ('record' in item) listing.records.push(item.record);
      else if ('unfinished' in item) listing.unfinished.push(item.unfinished);
      else listing.problems.push({ path: item.path, reason: item.reason });
    }
    const created = new Map(listing.records.map((record) => [record, Date.parse(record.createdAt)]));
    listing.records.sort((a, b) => created.get(a)! - created.get(b)!);
    return listing;
  }

  async #attempt<T>(doing: string, path: string, task: () => Promise<T>): Promise<T> {
    try {
      return await task();
    } catch (error) {
      throw this.#error(doing, path, error);
    }
  }

  #error(doing: string, path: string, cause: unknown): StoreError {
    return new StoreError(`cannot ${doing} ${path}: ${fileErrorReason(cause)}`, path, { cause });
  }
}

/**
 * Opens the store in `folder`, which comes into being with the first record.
 *
 * @example
 * const store = openStore('runs');
 * const { id } = await store.create('wordnet-ancestors-snm-64-1-seed-1');
 */
export function openStore(folder: string): Store {
  return new Store(folder);
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    return !['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
  }
}
