/**
 * Checks an option at the door: a whole number from `low` to `high`.
 *
 * @param name the option's name, as its user writes it.
 * @param value what was given.
 * @param low smallest value allowed.
 * @param high largest value allowed; `Infinity` when there is none.
 * @param highName what the largest value is, when it is another option.
 * @throws RangeError with one sentence that names the value and what is allowed; TypeError for no number.
 *
 * Cost: O(1). Source: definition.
 * @example
 * checkWholeNumber('sample', 7, 1, 5, 'negatives')
 * // RangeError: sample must be a whole number from 1 to negatives = 5, got 7
 */
export function checkWholeNumber(
  name: string,
  value: number,
  low: number,
  high: number,
  highName?: string,
): void {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= low && value <= high) return;
  const top = highName === undefined ? `${high}` : `${highName} = ${high}`;
  const range = high === Infinity ? `of at least ${low}` : `from ${low} to ${top}`;
  const message = `${name} must be a whole number ${range}, got ${shown(value)}`;
  throw typeof value === 'number' ? new RangeError(message) : new TypeError(message);
}

function shown(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
