import { groupRuns, recordsOf, type RunGroup, type StoredRecord } from '@owlery/results';

/** The groups of one task on one split: a panel of a figure, a block of a table. */
export interface Place {
  /** The task, with the split where the task stands on more than one. */
  title: string;
  groups: RunGroup[];
}

/** The run groups of all records, place by place in order of first appearance. */
export function placesOf(records: readonly StoredRecord[]): Place[] {
  const places = new Map<string, RunGroup[]>();
  for (const group of groupRuns(recordsOf(records, 'owlery.run/1'))) {
    const key = JSON.stringify([group.task, group.split]);
    places.set(key, [...(places.get(key) ?? []), group]);
  }
  const found = [...places.values()];
  return found.map((groups) => {
    const [{ task, split }] = groups;
    const alone = found.filter(([other]) => other.task === task).length === 1;
    return { title: alone ? task : `${task}, ${split} split`, groups };
  });
}
