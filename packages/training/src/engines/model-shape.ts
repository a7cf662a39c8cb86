import { type Dataset } from '@owlery/data';
import { type TrainingConfig } from '../training-config.ts';

/** Rows and columns of the tables of a model. */
export interface ModelShape {
  readonly features: number;
  readonly labels: number;
  /** d, columns of the embedding. */
  readonly dim: number;
  /** Units of the hidden layer, 0 for none. */
  readonly hidden: number;
  /** Columns of a label's row: `hidden`, or `dim` without a hidden layer. */
  readonly width: number;
}

export function modelShape(config: TrainingConfig, data: Dataset): ModelShape {
  const { dim, hidden } = config;
  return { features: data.features, labels: data.labels, dim, hidden, width: hidden || dim };
}
