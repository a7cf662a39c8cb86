import { type Dataset } from '@owlery/data';
import { CheckpointError, type CheckpointHeader, readCheckpointHeader } from '@owlery/training';
import { changedData, type DataRequest, openData } from '../data/open-data.ts';
import { findRun } from './find-run.ts';
import { checkpointPath, hasCheckpoint } from './run-files.ts';
import { readRunRequest, type RunRequest } from './run-request.ts';

/** A trained model of a store with the data that it knows. */
export interface OpenCheckpoint {
  readonly id: string;
  readonly path: string;
  readonly header: CheckpointHeader;
  /** What the run was asked to do, where that is still known. */
  readonly request: RunRequest | undefined;
  readonly data: Dataset;
}

/**
 * The checkpoint of a run and its data, or those that options name instead.
 *
 * @throws {UsageError} when there is no such run or data.
 * @throws {CheckpointError} without a checkpoint, and when the run's own data have changed since.
 */
export async function openCheckpoint(
  run: string,
  options: { readonly out: string } & Partial<DataRequest>,
): Promise<OpenCheckpoint> {
  const { id, path, header, folder } = await findCheckpoint(run, options.out);
  const request = await readRunRequest(folder);
  const data = await openData(changedData(request ?? { data: header.data.name }, options));
  if (options.data === undefined && data.checksum !== header.data.checksum) {
    const was = `was trained on ${header.data.name} with checksum ${header.data.checksum}`;
    throw new CheckpointError(path, `${was}, which now has ${data.checksum}; --data names other data`);
  }
  return { id, path, header, request, data };
}

/** The checkpoint of a run alone. */
export async function findCheckpoint(run: string, out: string) {
  const { id, folder } = await findRun(run, out);
  const path = checkpointPath(folder);
  if (!hasCheckpoint(folder)) throw new CheckpointError(path, 'there is no such file, so there is no model');
  return { id, path, folder, header: await readCheckpointHeader(path) };
}
