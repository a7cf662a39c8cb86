import { type EpochRecord, type RunConfig, type StoredRecord } from '@owlery/results';

/** A run that is under way or stopped: what it was asked to do, and the epochs so far. */
export interface UnfinishedRun {
  readonly id: string;
  readonly epochs: readonly EpochRecord[];
  /** Name or folder of the data, the configuration and the time of the request, where that can be read. */
  readonly data?: string;
  readonly config?: RunConfig;
  readonly createdAt?: string;
}

/** The document `data/records.json` of a site. */
export interface SiteRecords {
  readonly schema: 'owlery.site/1';
  /** Whether a local server stands behind the page, which tells of changes and predicts. */
  readonly live: boolean;
  /** Where the records came from, in words. */
  readonly store: string;
  readonly records: readonly StoredRecord[];
  readonly problems: readonly { readonly path: string; readonly reason: string }[];
}

/** What the page knows of the store. */
export interface SiteData extends Omit<SiteRecords, 'schema'> {
  readonly status: 'loading' | 'ready' | 'absent';
  /** Why there is nothing, where that is known. */
  readonly reason?: string;
  readonly unfinished: readonly UnfinishedRun[];
}
