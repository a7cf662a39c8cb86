import { type StoredRecord } from '@owlery/results';
import { placesOf } from './places.ts';

/**
 * The strength of what is said over seeds: the number of runs behind a mean and what its bar stands for.
 * These are estimates; nothing here is proved or tested.
 */
export function strengthOverSeeds(records: readonly StoredRecord[], confidence = 0.95): string {
  const counts = placesOf(records).flatMap((place) => place.groups.map((group) => group.runs.length));
  if (counts.length === 0) return 'There is no run yet.';
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  if (most === 1) return 'Each value is one run with one seed: nothing is known of the spread over seeds.';
  const seeds = least === most ? `${most}` : `${least} to ${most}`;
  const bars = `${percent(confidence)} Student t interval`;
  return `Estimated with a confidence interval: mean over ${seeds} seeds ± half width of the ${bars}.`;
}

/** A level as a percentage, `95 %`. */
export function percent(level: number): string {
  return `${Number((100 * level).toPrecision(6))} %`;
}
