import { type TrainingEvent } from '@owlery/training';
import { notice } from '../output/notice.ts';
import { type Progress } from '../output/progress.ts';

/** Epochs shorter than this, in seconds, leave no line. */
const shortEpoch = 0.5;

/**
 * Draws the events of training: all epochs as one piece of work, so that the estimate is of the
 * whole run, and every evaluation as one. On a terminal each epoch leaves a line.
 */
export function trainingProgress(
  progress: Progress,
  { epochs, batch }: { readonly epochs: number; readonly batch: number },
): (event: TrainingEvent) => void {
  let piece = '';
  const show = (name: string, what: string, unit: string, total: number, done: number) => {
    if (name === piece) progress.update(done, what);
    else progress.begin(what, unit, total, done);
    piece = name;
  };
  return ({ kind, epoch, done, total, result }) => {
    if (kind === 'training') {
      const before = (epoch - 1) * total;
      show(kind, `epoch ${epoch} of ${epochs}`, 'examples', epochs * total * batch, (before + done) * batch);
    } else if (kind === 'evaluating') {
      show(kind, kind, 'points', total, done);
    } else if (process.stderr.isTTY && result && result.seconds >= shortEpoch) {
      progress.end();
      piece = '';
      notice(
        `epoch ${epoch} of ${epochs}: loss ${result.loss.toPrecision(4)}, ${result.seconds.toFixed(1)} s`,
      );
    }
  };
}
