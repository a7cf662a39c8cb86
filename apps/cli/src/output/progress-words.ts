/** How far a piece of work is, and how fast it went. */
export interface Pace {
  readonly unit: string;
  readonly total: number;
  readonly done: number;
  /** What was done since the clock was started. */
  readonly gained: number;
  readonly seconds: number;
}

/**
 * Rate and estimate in words; nothing before there is a rate.
 *
 * @example
 * progressWords({ unit: 'examples', total: 300, done: 100, gained: 100, seconds: 2 });
 * // '50 examples/s, about 4 s left'
 */
export function progressWords({ unit, total, done, gained, seconds }: Pace): string {
  if (!(gained > 0 && seconds > 0)) return '';
  const rate = gained / seconds;
  const shown = rate >= 10 ? Math.round(rate).toLocaleString('en') : rate.toPrecision(2);
  return `${shown} ${unit}/s, about ${duration((total - done) / rate)} left`;
}

/** Rounded up, so that it never says 0 before the end. */
function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 100) return `${whole} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.ceil(seconds / 3600)} h`;
}
