import { type Split } from './split.ts';
import { type Weighting } from './weighting.ts';

/** A multi-label classification task: points with sparse features, each with the labels that hold. */
export interface Dataset {
  readonly name: string;
  /** The number of features; ids are below it. */
  readonly features: number;
  /** The number of labels; ids are below it. Some may have no training point: see `labelCounts`. */
  readonly labels: number;
  readonly train: Split;
  readonly dev?: Split;
  readonly test: Split;
  readonly featureNames?: readonly string[];
  readonly labelNames?: readonly string[];
  /** What was done to the feature values. */
  readonly weighting: Weighting;
  /** SHA-256 of sizes, names and all entries, as `datasetChecksum` forms it. */
  readonly checksum: string;
  /** Where the data come from: the folder's path, or package and version. */
  readonly source: string;
  /** What was noticed or decided on loading and a reader of results should know. */
  readonly notes: readonly string[];
}
