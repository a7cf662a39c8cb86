import { type Dataset } from '@owlery/data';
import { CheckpointError } from './checkpoint-error.ts';
import { type CheckpointHeader } from './checkpoint-header.ts';

/** @throws {CheckpointError} when the data have another number of features or labels than the model. */
export function checkRows(path: string, header: CheckpointHeader, data: Dataset): void {
  for (const table of header.tables) {
    const rows = { features: data.features, labels: data.labels }[table.name];
    if (rows !== undefined && rows !== table.rows) {
      throw new CheckpointError(path, `knows ${table.rows} ${table.name}, data set ${data.name} has ${rows}`);
    }
  }
}
