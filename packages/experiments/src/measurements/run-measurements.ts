import { checkWholeNumber } from '@owlery/numeric';
import { recordIdFrom, type Store, type StoredRecord } from '@owlery/results';

import { PartProcess } from './internal/part-process.ts';
import { type MeasurementPlan } from './measurement-plan.ts';
import { measurementsOf } from './measurements-of.ts';

export interface MeasurementOptions {
  readonly plan: MeasurementPlan;
  readonly store: Store;
  /** Child processes at once; their number changes no bit of a record. */
  readonly jobs: number;
  /** Told after each part. */
  readonly onProgress?: (progress: { done: number; total: number; what: string }) => void;
}

/**
 * Does all measurements of a plan, spread over child processes, and writes one record each.
 *
 * But for `createdAt` the records depend on the plan alone.
 * @throws RangeError for jobs that are no whole number from 1, Error when a part fails, StoreError when a record cannot
 *   be written.
 */
export async function runMeasurements(options: MeasurementOptions): Promise<StoredRecord[]> {
  const { plan, store, jobs, onProgress } = options;
  checkWholeNumber('jobs', jobs, 1, 1024);
  const measurements = measurementsOf(plan);
  const results = measurements.map(({ parts }) => new Array<unknown>(parts));
  const waiting = measurements.flatMap(({ parts, words }, measurement) =>
    Array.from({ length: parts }, (_, part) => ({ measurement, part, what: words.join(' ') })),
  );
  const total = waiting.length;
  let done = 0;
  const work = async (): Promise<void> => {
    const child = new PartProcess();
    try {
      for (let task = waiting.shift(); task; task = waiting.shift()) {
        const { measurement, part, what } = task;
        results[measurement][part] = await child.run({ plan, measurement, part });
        onProgress?.({ done: ++done, total, what });
      }
    } finally {
      // After a failure the others are not to go on for nothing.
      waiting.length = 0;
      child.end();
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, total) }, work));
  const records: StoredRecord[] = [];
  for (const [at, measurement] of measurements.entries()) {
    const { id } = await store.create(recordIdFrom(...measurement.words));
    const record = await measurement.record(results[at], { id, createdAt: new Date().toISOString() });
    await store.write(record);
    records.push(record);
  }
  return records;
}
