/** Refuses a radius that is negative, infinite or no number. */
export function checkRadius(radius: number): void {
  if (radius >= 0 && radius < Infinity) return;
  throw new RangeError(`radius must be a number of at least 0, got ${radius}`);
}
