import { addLanes } from './dot';

/** Rows whose squares add up to more, or to no number, are refused: their products may overflow. */
const MOST_SQUARES: f32 = 1e34;
/** Rows below count as nothing but error, since their squares and errors lose their digits. */
const LEAST_SQUARES: f32 = 1e-24;
const LEAST_NORM: f32 = 1.01e-12;
/** Twice this, squared, is below 2^31, with room for the rounding of 65,536 numbers by a half each. */
const MOST_NORM: f32 = 45900;
const MOST: f32 = 32766;
/** Adding it rounds a float32 below 2^22 to a whole number, which then stands in its low bits. */
const ROUNDER: f32 = 12582912;
const ROUNDER_BITS: i32 = 0x4b400000;

/**
 * Rounds a row of `length` float32 numbers to 16-bit whole numbers, $x \approx s q$, so that a product
 * of two such rows, and every part of its sum, fits in 32 bits: $\lVert q \rVert \le 46340$.
 *
 * `target` has room for `padded` numbers (a multiple of 8), the last of them zero. Three float32 numbers
 * are stored `stride` bytes apart from `bounds` on: the step $s$; a bound of $\lVert x \rVert$; and one
 * of $\lVert x - sq \rVert$, measured and rounded up. A row of zeros has all three 0. Returns whether
 * the row could be rounded; it cannot where it has a number that is not finite, or a norm beyond 1e17.
 */
export function quantiseRow(
  row: usize,
  length: i32,
  target: usize,
  padded: i32,
  bounds: usize,
  stride: usize,
): bool {
  const end = row + ((<usize>length) << 2);
  // Two sums at once, so that one addition need not wait for the last.
  const pairs = end - ((<usize>length & 4) << 2);
  let squares = f32x4.splat(0);
  let others = f32x4.splat(0);
  let largest = f32x4.splat(0);
  for (let p = row; p < pairs; p += 32) {
    const x = v128.load(p);
    const y = v128.load(p, 16);
    squares = f32x4.add(squares, f32x4.mul(x, x));
    others = f32x4.add(others, f32x4.mul(y, y));
    largest = f32x4.pmax(largest, f32x4.pmax(f32x4.abs(x), f32x4.abs(y)));
  }
  if (pairs < end) {
    const x = v128.load(pairs);
    squares = f32x4.add(squares, f32x4.mul(x, x));
    largest = f32x4.pmax(largest, f32x4.abs(x));
  }
  const sum = addLanes(f32x4.add(squares, others));
  // Also false where the sum is not a number.
  if (!(sum <= MOST_SQUARES)) return false;
  const most = mostLane(largest);
  if (sum < LEAST_SQUARES) {
    memory.fill(target, 0, (<usize>padded) << 1);
    const norm: f32 = most == 0 ? 0 : LEAST_NORM;
    storeBounds(bounds, stride, 0, norm, norm);
    return true;
  }
  // What rounding can take from a sum of squares of that length, and more.
  const upwards: f32 = 1 + (<f32>length / 4 + 8) * <f32>5.97e-8;
  const norm = sqrt<f32>(sum) * upwards;
  const step = max<f32>(norm / MOST_NORM, most / MOST);
  let errors = roundPairs(row, pairs, target, step);
  const written = target + ((<usize>length) << 1);
  if (pairs < end) errors += roundLast(pairs, written - 8, step);
  memory.fill(written, 0, target + ((<usize>padded) << 1) - written);
  storeBounds(bounds, stride, step, norm, sqrt<f32>(errors) * upwards + norm * <f32>2.5e-7);
  return true;
}

/** Writes q = round(x / step), eight numbers at a time, and returns the sum of the squares of x − step q. */
// @ts-ignore: decorator
@inline
function roundPairs(row: usize, end: usize, target: usize, step: f32): f32 {
  const inverse = f32x4.splat(1 / step);
  const steps = f32x4.splat(step);
  const rounder = f32x4.splat(ROUNDER);
  const bits = i32x4.splat(ROUNDER_BITS);
  let errors = f32x4.splat(0);
  let others = f32x4.splat(0);
  for (; row < end; row += 32) {
    const x = v128.load(row);
    const y = v128.load(row, 16);
    const a = f32x4.add(f32x4.mul(x, inverse), rounder);
    const b = f32x4.add(f32x4.mul(y, inverse), rounder);
    v128.store(target, i16x8.narrow_i32x4_s(i32x4.sub(a, bits), i32x4.sub(b, bits)));
    target += 16;
    const e = f32x4.sub(x, f32x4.mul(f32x4.sub(a, rounder), steps));
    const f = f32x4.sub(y, f32x4.mul(f32x4.sub(b, rounder), steps));
    errors = f32x4.add(errors, f32x4.mul(e, e));
    others = f32x4.add(others, f32x4.mul(f, f));
  }
  return addLanes(f32x4.add(errors, others));
}

/** The same for the last four numbers. */
function roundLast(row: usize, target: usize, step: f32): f32 {
  const x = v128.load(row);
  const a = f32x4.add(f32x4.mul(x, f32x4.splat(1 / step)), f32x4.splat(ROUNDER));
  const whole = i32x4.sub(a, i32x4.splat(ROUNDER_BITS));
  v128.store64_lane(target, i16x8.narrow_i32x4_s(whole, whole), 0);
  const e = f32x4.sub(x, f32x4.mul(f32x4.sub(a, f32x4.splat(ROUNDER)), f32x4.splat(step)));
  return addLanes(f32x4.mul(e, e));
}

// @ts-ignore: decorator
@inline
function mostLane(x: v128): f32 {
  const folded = f32x4.pmax(x, i32x4.shuffle(x, x, 2, 3, 0, 1));
  return max<f32>(f32x4.extract_lane(folded, 0), f32x4.extract_lane(folded, 1));
}

// @ts-ignore: decorator
@inline
function storeBounds(bounds: usize, stride: usize, step: f32, norm: f32, error: f32): void {
  f32.store(bounds, step);
  f32.store(bounds + stride, norm);
  f32.store(bounds + 2 * stride, error);
}
