import { type Dataset } from '@owlery/data';
import { type RunRecord } from '@owlery/results';
import { type PropensityModel, type TrainingResult } from '@owlery/training';
import { dataOf } from './data-of.ts';
import { environmentOf } from './environment-of.ts';

export interface RunRecordOptions {
  /** Of the record and its folder in the store. */
  readonly id: string;
  readonly data: Dataset;
  readonly result: TrainingResult;
  /** When the run was begun; now without it. */
  readonly createdAt?: Date;
  /** Constants of PSP, where they are not the usual ones. */
  readonly propensities?: PropensityModel;
  /** Free tags, such as `experiment`. */
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * The record of a finished training run: the one document that the store keeps and that
 * `owlery train --json` prints.
 *
 * @throws {RangeError} when the run was not measured on the test split.
 */
export function runRecordOf(options: RunRecordOptions): RunRecord {
  const { id, data, result, createdAt = new Date(), propensities, labels } = options;
  const { config, epochs, metrics, cost, checksum } = result;
  const { test, dev } = metrics;
  if (!test) throw new RangeError(`run ${id} was not measured on the test split, which its record needs`);
  return {
    schema: 'owlery.run/1',
    id,
    createdAt: createdAt.toISOString(),
    data: dataOf(data),
    config: {
      ...config,
      learningRate: { ...config.learningRate },
      ...(propensities ? { propensities: { ...propensities } } : {}),
    },
    epochs: epochs.map((epoch) => ({ ...epoch })),
    metrics: { test, ...(dev ? { dev } : {}) },
    cost: { ...cost },
    environment: environmentOf(),
    ...(labels ? { labels: { ...labels } } : {}),
    checksum,
  };
}
