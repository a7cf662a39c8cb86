import { type PropensityModel, type TrainingConfig } from '@owlery/training';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { type DataRequest } from '../data/open-data.ts';

export const requestSchema = 'owlery.request/1';

/** What a run was asked to do, kept in its folder so that it can be resumed and measured again. */
export interface RunRequest extends DataRequest {
  readonly schema: typeof requestSchema;
  readonly createdAt: string;
  readonly config: TrainingConfig;
  /** Dev points measured after each epoch. */
  readonly devLimit: number;
  readonly propensities?: PropensityModel;
}

const fileName = 'request.json';

export async function writeRunRequest(folder: string, request: RunRequest): Promise<void> {
  await writeFileAtomic(join(folder, fileName), `${JSON.stringify(request, null, 2)}\n`);
}

/** The request in a run's folder; none when the file is missing, torn or of another version. */
export async function readRunRequest(folder: string): Promise<RunRequest | undefined> {
  try {
    const request = JSON.parse(await readFile(join(folder, fileName), 'utf8')) as RunRequest;
    return request.schema === requestSchema ? request : undefined;
  } catch {
    return undefined;
  }
}
