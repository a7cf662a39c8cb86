/** A value and its interval; null where nothing is known of the spread. */
export interface WithInterval {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** Error bars from the ends of intervals. */
export function intervalBars(points: readonly WithInterval[]) {
  const array = points.map(({ value, high }) => (high === null ? 0 : Math.max(0, high - value)));
  const arrayminus = points.map(({ value, low }) => (low === null ? 0 : Math.max(0, value - low)));
  const visible = [...array, ...arrayminus].some((length) => length > 0);
  return { type: 'data', symmetric: false, array, arrayminus, visible, thickness: 1.2, width: 3 } as const;
}

/** `0.21 (0.18 to 0.24)`. */
export function withInterval({ value, low, high }: WithInterval, digits = 3): string {
  const shown = value.toPrecision(digits);
  return low === null || high === null
    ? shown
    : `${shown} (${low.toPrecision(digits)} to ${high.toPrecision(digits)})`;
}

/** A mean of a record as a value with its interval. */
export function meanOf({
  mean,
  low,
  high,
}: {
  mean: number;
  low: number | null;
  high: number | null;
}): WithInterval {
  return { value: mean, low, high };
}
