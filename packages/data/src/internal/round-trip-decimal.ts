/**
 * A short decimal that `Math.fround(Number(text))` reads back to the finite float32 `value`:
 * six significant digits (without trailing zeros) where they suffice, else up to nine, which
 * tell any two float32 apart.
 */
export function roundTripDecimal(value: number): string {
  if (Object.is(value, -0)) return '-0';
  if (Number.isInteger(value) && Math.abs(value) < 1e7) return String(value);
  for (let digits = 6; ; digits++) {
    const short = Number(value.toPrecision(digits));
    if (digits === 9 || Math.fround(short) === value) return String(short);
  }
}
