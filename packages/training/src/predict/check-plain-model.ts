import { CheckpointError } from '../checkpoint/checkpoint-error.ts';
import { type CheckpointHeader } from '../checkpoint/checkpoint-header.ts';

type TableShape = CheckpointHeader['tables'][number];

/** Tables of a model that embeds a bag of features and scores labels by products. */
export interface PlainModelTables {
  readonly features: TableShape;
  readonly labels: TableShape;
  /** Rows of the hidden layer, where there is one. */
  readonly hidden?: TableShape;
}

/** The tables of the model in a checkpoint. @throws {CheckpointError} when it has a deep encoder. */
export function checkPlainModel(path: string, { config, tables }: CheckpointHeader): PlainModelTables {
  const [features, labels, hidden] = ['features', 'labels', 'hidden'].map((wanted) =>
    tables.find(({ name }) => name === wanted),
  );
  if (config.encoder !== undefined || !features || !labels) {
    const encoder = config.encoder === undefined ? '' : ` (${config.encoder})`;
    throw new CheckpointError(
      path,
      `holds a deep encoder${encoder}; only models that embed a bag of features can be read here`,
    );
  }
  return { features, labels, ...(hidden ? { hidden } : {}) };
}
