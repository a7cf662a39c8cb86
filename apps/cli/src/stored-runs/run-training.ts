import { type Dataset } from '@owlery/data';
import { runRecordOf } from '@owlery/experiments';
import { type EpochRecord, type RunRecord } from '@owlery/results';
import { previousCheckpointPath, train } from '@owlery/training';
import { rm } from 'node:fs/promises';
import { type InterruptingSignal, Interruption } from '../errors/interruption.ts';
import { memoryNotice } from '../output/memory-notice.ts';
import { progressOn } from '../output/progress.ts';
import { engineMaker } from './engine-maker.ts';
import { type RunPlace } from './find-run.ts';
import { offerPrevious } from './offer-previous.ts';
import { onInterrupt } from './on-interrupt.ts';
import { checkpointPath, hasCheckpoint, removeTornCheckpoints } from './run-files.ts';
import { type RunRequest } from './run-request.ts';
import { trainingProgress } from './training-progress.ts';

export interface RunTrainingOptions {
  readonly place: RunPlace;
  readonly request: RunRequest;
  readonly data: Dataset;
  readonly checkpointSeconds: number;
  /** Goes on from the checkpoint before the last. */
  readonly fromPrevious?: boolean;
  /** Takes away what was made for a new run; called when it comes to nothing. */
  readonly undo?: () => void;
}

/**
 * Trains the run in its folder, from its checkpoint where there is one, and writes its record.
 *
 * A failure or Ctrl-C leaves the folder with its last checkpoint, or no folder when there is
 * none yet.
 */
export async function runTraining(options: RunTrainingOptions): Promise<RunRecord> {
  const { place, request, data, checkpointSeconds, fromPrevious, undo } = options;
  const { store, id, folder } = place;
  const { config, devLimit, propensities, createdAt } = request;
  const progress = progressOn();
  const tidy = () => {
    progress.end();
    removeTornCheckpoints(folder);
    if (!hasCheckpoint(folder)) undo?.();
  };
  let interrupted: InterruptingSignal | undefined;
  const release = onInterrupt((signal) => (interrupted = signal));
  const log = epochLog((epoch) => store.appendEpoch(id, epoch));
  try {
    const show = trainingProgress(progress, config);
    const result = await train({
      ...{ config, data, devLimit, makeEngine: await engineMaker(config) },
      checkpoint: { path: checkpointPath(folder), everySeconds: checkpointSeconds },
      resume: fromPrevious ? 'previous' : hasCheckpoint(folder),
      finalSplits: ['test'],
      ...(propensities ? { propensities } : {}),
      onMemory: memoryNotice,
      onEvent(event) {
        if (event.kind === 'epoch' && event.result) log.add({ ...event.result });
        show(event);
        // Here no checkpoint is being written and no step is under way.
        if (interrupted) throw new Interruption(interrupted, interruptionMessage(folder));
      },
    });
    await log.written();
    const record = runRecordOf({
      ...{ id, data, result, createdAt: new Date(createdAt) },
      ...(propensities ? { propensities } : {}),
    });
    await store.write(record);
    // A finished run is not resumed.
    await rm(previousCheckpointPath(checkpointPath(folder)), { force: true });
    progress.end();
    return record;
  } catch (error) {
    await log.written().catch(() => undefined);
    tidy();
    throw await offerPrevious(error, folder);
  } finally {
    release();
  }
}

function interruptionMessage(folder: string): string {
  return hasCheckpoint(folder)
    ? `interrupted; owlery train --resume ${folder} goes on from the last checkpoint`
    : 'interrupted before the first checkpoint, so nothing is kept';
}

/** Writes epochs one after the other; `written` tells of the first failure. */
function epochLog(write: (epoch: EpochRecord) => Promise<void>) {
  let last: Promise<void> = Promise.resolve();
  return {
    add(epoch: EpochRecord): void {
      last = last.then(() => write(epoch));
      last.catch(() => undefined);
    },
    written: () => last,
  };
}
