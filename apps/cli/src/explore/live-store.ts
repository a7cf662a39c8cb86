import { type Store, type StoreListing } from '@owlery/results';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { recordsDocument, unfinishedDocument } from './site-documents.ts';

/** Which of the two documents of a site changed. */
export type StoreChange = 'records' | 'unfinished';

/**
 * A store as a page sees it while runs write to it. Records never change once they are there, so only what is
 * not finished is looked at again.
 */
export class LiveStore {
  readonly #store: Store;
  readonly #name: string;
  #listing: StoreListing | undefined;
  #marks = { records: '', unfinished: '' };

  constructor(store: Store, name: string) {
    this.#store = store;
    this.#name = name;
  }

  async records(): Promise<string> {
    return recordsDocument(await this.#fresh(), { live: true, store: this.#name });
  }

  async unfinished(): Promise<string> {
    return unfinishedDocument(this.#store, (await this.#fresh()).unfinished);
  }

  /** What changed since this was asked the last time. */
  async changes(): Promise<StoreChange[]> {
    const before = this.#marks;
    this.#marks = await this.#look();
    const changed = (['records', 'unfinished'] as const).filter((part) => before[part] !== this.#marks[part]);
    if (changed.includes('records')) this.#listing = undefined;
    return changed;
  }

  async #fresh(): Promise<StoreListing> {
    await this.changes();
    return (this.#listing ??= await this.#store.list());
  }

  /** Marks that differ when something was added or grew: cheap, as finished runs are known by their names. */
  async #look(): Promise<Record<StoreChange, string>> {
    const names = await readdir(this.#store.folder).catch(() => []);
    const finished = new Set(this.#listing?.records.map(({ id }) => id));
    const open = names.filter((name) => !finished.has(name));
    const mark = async (name: string, file: string) => {
      const found = await stat(join(this.#store.folder, name, file)).catch(() => undefined);
      return found ? `${name} ${found.size} ${found.mtimeMs}` : name;
    };
    const marks = (file: string) => Promise.all(open.map((name) => mark(name, file)));
    return {
      records: [
        names.length,
        ...names.filter((name) => finished.has(name)),
        ...(await marks('record.json')),
      ].join('\n'),
      unfinished: (await marks('epochs.jsonl')).join('\n'),
    };
  }
}
