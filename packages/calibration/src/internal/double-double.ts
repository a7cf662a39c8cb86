/**
 * Arithmetic on unevaluated sums of two doubles, `hi + lo` with $|lo| \le \mathrm{ulp}(hi)/2$.
 *
 * Results go to a register (`Float64Array` of length 2), so no call allocates. Relative errors with
 * $u = 2^{-53}$: sum at most $3u^2/(1-4u)$, product at most $7u^2$, hence both below $8u^2 = 2^{-103}$,
 * barring overflow and underflow. Source: Joldes, Muller and Popescu 2017, algorithms 6 and 10, with
 * Dekker's product in place of a fused multiply-add.
 */
export type Register = Float64Array;

const splitter = 134217729;

/** `out` = x + y. */
export function sum(out: Register, xh: number, xl: number, yh: number, yl: number): void {
  const s = xh + yh;
  const sb = s - xh;
  const se = xh - (s - sb) + (yh - sb);
  const t = xl + yl;
  const tb = t - xl;
  const te = xl - (t - tb) + (yl - tb);
  const c = se + t;
  const v = s + c;
  const w = te + (c - (v - s));
  const hi = v + w;
  out[0] = hi;
  out[1] = w - (hi - v);
}

/** `out` = x − y. */
export function difference(out: Register, xh: number, xl: number, yh: number, yl: number): void {
  sum(out, xh, xl, -yh, -yl);
}

/** `out` = x · y. */
export function product(out: Register, xh: number, xl: number, yh: number, yl: number): void {
  const p = xh * yh;
  const a = splitter * xh;
  const x1 = a - (a - xh);
  const x2 = xh - x1;
  const b = splitter * yh;
  const y1 = b - (b - yh);
  const y2 = yh - y1;
  const e = x1 * y1 - p + x1 * y2 + x2 * y1 + x2 * y2;
  const low = e + (xh * yl + xl * yh);
  const hi = p + low;
  out[0] = hi;
  out[1] = low - (hi - p);
}
