import { loadDataset } from '@owlery/data';

import { clusterSource, type ClusterSourceOptions } from './cluster-source.ts';
import { frequentLabelSource, type FrequentLabelSourceOptions } from './frequent-label-source.ts';
import { type MeasuredSource } from './measured-source.ts';

/** Names a source as plain data, so that a plan can be told to another process. */
export type SourceOptions = ClusterSourceOptions | FrequentLabelSourceOptions;

const loaded = new Map<string, Promise<MeasuredSource>>();

/**
 * The source that the options name; a data set is read once a process.
 *
 * @throws RangeError as the sources do and for an unknown data set, DataError when data cannot be read.
 */
export function sourceOf(options: SourceOptions): Promise<MeasuredSource> {
  const key = JSON.stringify(options);
  const source = loaded.get(key) ?? load(options);
  loaded.set(key, source);
  return source;
}

async function load(options: SourceOptions): Promise<MeasuredSource> {
  if (options.kind === 'clusters') return clusterSource(options);
  return frequentLabelSource(await loadDataset(options.data), options.classes);
}
