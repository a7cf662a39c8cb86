import { CheckpointError, previousCheckpointPath, readCheckpointHeader } from '@owlery/training';
import { checkpointPath } from './run-files.ts';

/** The error, and of a damaged checkpoint also how to go on from the one before it, where there is one. */
export async function offerPrevious(error: unknown, folder: string): Promise<unknown> {
  const path = checkpointPath(folder);
  const damaged =
    error instanceof CheckpointError && error.path === path && /damaged|cut off/.test(error.problem);
  if (!damaged) return error;
  const previous = await readCheckpointHeader(previousCheckpointPath(path)).catch(() => undefined);
  if (previous === undefined) return error;
  const { epochs, step } = previous.progress;
  const where = `${epochs.length} epochs${step > 0 ? ` and ${step} steps` : ''}`;
  return new CheckpointError(
    path,
    `${error.problem}; owlery train --resume ${folder} --from-previous goes on from the checkpoint before it, after ${where}`,
    { cause: error },
  );
}
