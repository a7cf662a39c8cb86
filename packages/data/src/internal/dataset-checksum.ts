import { createHash, type Hash } from 'node:crypto';
import { endianness } from 'node:os';
import { type Dataset } from '../dataset.ts';

type Content = Pick<
  Dataset,
  'features' | 'labels' | 'train' | 'dev' | 'test' | 'featureNames' | 'labelNames'
>;

/**
 * SHA-256 of what a data set holds, as 64 hexadecimal digits: sizes, names, and each split's
 * arrays as little-endian bytes. The data set's name, source and notes do not count.
 */
export function datasetChecksum(content: Content): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([content.features, content.labels]));
  for (const names of [content.featureNames, content.labelNames]) hash.update(JSON.stringify(names ?? null));
  for (const split of [content.train, content.dev, content.test]) {
    hash.update(JSON.stringify(split === undefined ? null : [split.name, split.points]));
    if (split === undefined) continue;
    const { features, labels } = split;
    for (const array of [
      features.rowStarts,
      features.columnIds,
      features.values,
      labels.rowStarts,
      labels.labelIds,
    ])
      updateArray(hash, array);
  }
  return hash.digest('hex');
}

function updateArray(hash: Hash, array: Uint32Array | Float32Array): void {
  hash.update(`${array.length}:`);
  if (endianness() === 'LE') {
    hash.update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    return;
  }
  hash.update(Buffer.from(array.slice().buffer).swap32());
}
