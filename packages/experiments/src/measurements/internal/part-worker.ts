import { measurementsOf } from '../measurements-of.ts';
import { type PartAnswer, type PartTask } from './part-process.ts';

/** The child process of `runMeasurements`: does the part it is told, says what it found, waits for the next. */
process.on('message', ({ plan, measurement, part }: PartTask) => {
  const answer = (message: PartAnswer): void => void process.send?.(message);
  Promise.resolve()
    .then(() => measurementsOf(plan)[measurement].part(part))
    .then(
      (value) => answer({ value }),
      (error: unknown) => answer({ error: error instanceof Error ? error.message : String(error) }),
    );
});
process.on('disconnect', () => process.exit());
