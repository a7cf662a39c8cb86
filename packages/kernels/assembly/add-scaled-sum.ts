import { addScaledRow } from './add-scaled-row';
import { addScaledRows } from './add-scaled-rows';
import { clearRow } from './fill-row';

/**
 * target ← target + factor · Σ_q factors[q] · table[ids[q]] for q < count, over `length` float32 numbers
 * (a multiple of 4), the sum formed in the order of q from zero.
 *
 * Up to three rows are added in one pass; longer sums are formed in `scratch` (`length` numbers) first,
 * to the same bits.
 */
export function addScaledSum(
  target: usize,
  factor: f32,
  table: usize,
  ids: usize,
  factors: usize,
  count: i32,
  length: i32,
  scratch: usize,
): void {
  if (count > 3) {
    clearRow(scratch, length);
    addScaledRows(scratch, table, ids, factors, count, length);
    addScaledRow(target, scratch, factor, length);
    return;
  }
  if (count == 0) return;
  const bytes = (<usize>length) << 2;
  const last = count - 1;
  const scale = f32x4.splat(factor);
  const zero = f32x4.splat(0);
  const a = rowAt(table, ids, 0, bytes);
  const b = rowAt(table, ids, min(1, last), bytes);
  const c = rowAt(table, ids, last, bytes);
  const f = v128.load_splat<f32>(factors);
  const g = v128.load_splat<f32>(factors + ((<usize>min(1, last)) << 2));
  const h = v128.load_splat<f32>(factors + ((<usize>last) << 2));
  for (let p: usize = 0; p < bytes; p += 16) {
    // A sum begins at +0, so that a product of −0 leaves +0.
    let sum = f32x4.add(zero, f32x4.mul(f, v128.load(a + p)));
    if (count > 1) sum = f32x4.add(sum, f32x4.mul(g, v128.load(b + p)));
    if (count > 2) sum = f32x4.add(sum, f32x4.mul(h, v128.load(c + p)));
    v128.store(target + p, f32x4.add(v128.load(target + p), f32x4.mul(scale, sum)));
  }
}

// @ts-ignore: decorator
@inline
function rowAt(table: usize, ids: usize, q: i32, bytes: usize): usize {
  return table + <usize>load<u32>(ids + ((<usize>q) << 2)) * bytes;
}
