import { measurementPlan, runMeasurements } from '@owlery/experiments';
import { type Store, type StoredRecord } from '@owlery/results';
import { progressOn } from '../output/progress.ts';

/** Sets bounds beside what is measured, spread over child processes, and stores a record of each measurement. */
export async function measuredBounds(
  store: Store,
  configuration: 'quick' | 'full',
  jobs: number,
): Promise<StoredRecord[]> {
  const progress = progressOn();
  let begun = false;
  return runMeasurements({
    ...{ plan: measurementPlan(configuration), store, jobs },
    onProgress: ({ done, total, what }) => {
      if (!begun) progress.begin('measuring bounds', 'parts', total);
      begun = true;
      progress.update(done, `measured ${what}`);
    },
  }).finally(progress.end);
}
