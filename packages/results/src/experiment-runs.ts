import { type ExperimentRecord } from './experiment-record.ts';
import { recordsOf } from './records-of.ts';
import { type StoredRecord } from './record-schemas.ts';
import { type RunRecord } from './run-record.ts';

/**
 * The runs of an experiment among `records`, in the experiment's order; runs that are not there are
 * left out.
 *
 * @example
 * groupRuns(experimentRuns(experiment, records));
 */
export function experimentRuns(experiment: ExperimentRecord, records: readonly StoredRecord[]): RunRecord[] {
  const byId = new Map(recordsOf(records, 'owlery.run/1').map((run) => [run.id, run]));
  return experiment.runs.flatMap((id) => byId.get(id) ?? []);
}
