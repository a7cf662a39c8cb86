import { percent } from './strength.ts';

/** What the records of measurements share. */
interface Measured {
  readonly seeds: readonly number[];
  readonly confidence: number;
  readonly family: string;
  readonly surrogate: string;
  readonly data: { readonly name: string; readonly classes: number };
}

/** How sure figures over seeds of measurements are. */
export function strengthOfMeasured(records: readonly Measured[], interval: string): string {
  if (records.length === 0) return 'There is no measurement yet.';
  const words = [...new Set(records.map(({ seeds }) => `${seeds.length}`))].join(' or ');
  const levels = [...new Set(records.map(({ confidence }) => percent(confidence)))].join(' or ');
  if (records.every(({ seeds }) => seeds.length === 1))
    return 'Each value is of one seed: nothing is known of the spread over seeds.';
  return `Estimated with a confidence interval: ${words} seeds, bars of the ${levels} interval (${interval}).`;
}

/** `hinge BOWL on synthetic, L = 30`. */
export function measuredTitle({ surrogate, family, data }: Measured): string {
  return `${surrogate} ${family.toUpperCase()} on ${data.name}, L = ${data.classes}`;
}

/** Words of a route for legends. */
export function routeWords(route: string): string {
  return `bound, ${route}`;
}
