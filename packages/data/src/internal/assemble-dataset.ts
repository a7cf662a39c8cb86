import { type Dataset } from '../dataset.ts';
import { weightSplits, type Weighting } from '../weighting.ts';
import { datasetChecksum } from './dataset-checksum.ts';

type Parts = Omit<Dataset, 'features' | 'labels' | 'weighting' | 'checksum'>;

/** A data set from its splits with values as they stand: weighted, sized and with its checksum. */
export function assembleDataset({ train, dev, test, ...rest }: Parts, weighting: Weighting): Dataset {
  const splits = weightSplits({ train, test, ...(dev && { dev }) }, weighting);
  const content = { ...rest, ...splits, features: train.features.columns, labels: train.labels.labels };
  return { ...content, weighting, checksum: datasetChecksum(content) };
}
