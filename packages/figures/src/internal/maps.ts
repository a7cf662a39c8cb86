import { type CalibrationMapRecord, recordsOf, type StoredRecord } from '@owlery/results';

/** The maps of where a loss is calibrated, in the order of the records. */
export function mapsOf(records: readonly StoredRecord[]): CalibrationMapRecord[] {
  return recordsOf(records, 'owlery.calibration-map/1');
}

/** What a map is about, such as `hinge BOWL, L = 100`. */
export function mapTitle({ surrogate, family, classes, scheme }: CalibrationMapRecord): string {
  const drawn = scheme === 'without-replacement' ? '' : `, ${scheme}`;
  return `${surrogate} ${family.toUpperCase()}, L = ${classes}${drawn}`;
}

export type DistributionCell = NonNullable<CalibrationMapRecord['cells']>[number];

/** Cuts panels into rows of so many side by side. */
export function inRows<P>(panels: readonly P[], columns: number): P[][] {
  const rows: P[][] = [];
  for (let start = 0; start < panels.length; start += columns)
    rows.push(panels.slice(start, start + columns));
  return rows;
}

/** The values of each key, in order of first appearance. */
export function grouped<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
}
