import { addLanes, dot } from './dot';

/**
 * Products of `count` consecutive rows with a list of rows of a table.
 *
 * `out[i * outStride + j] = ⟨rows[i], table[ids[j]]⟩` for i < count, j < idCount.
 * Rows and table rows hold `length` float32 numbers (a multiple of 4), one after
 * another. `ids` = 0 stands for the ids first, first + 1, …
 *
 * Blocks of 2 × 4 keep eight accumulators in registers; each product is added in
 * the order of {@link dot}, so the bits do not depend on the block.
 */
export function rowProducts(
  rows: usize,
  count: i32,
  table: usize,
  ids: usize,
  first: i32,
  idCount: i32,
  length: i32,
  out: usize,
  outStride: i32,
): void {
  const bytes = (<usize>length) << 2;
  let j = 0;
  for (; j + 4 <= idCount; j += 4) {
    const b0 = rowAt(table, ids, first, j, bytes);
    const b1 = rowAt(table, ids, first, j + 1, bytes);
    const b2 = rowAt(table, ids, first, j + 2, bytes);
    const b3 = rowAt(table, ids, first, j + 3, bytes);
    let i = 0;
    for (; i + 2 <= count; i += 2) {
      const a = rows + <usize>i * bytes;
      block2x4(a, a + bytes, b0, b1, b2, b3, bytes, out + (<usize>(i * outStride + j) << 2), (<usize>outStride) << 2);
    }
    if (i < count) {
      const a = rows + <usize>i * bytes;
      const o = out + (<usize>(i * outStride + j) << 2);
      f32.store(o, dot(a, b0, length));
      f32.store(o + 4, dot(a, b1, length));
      f32.store(o + 8, dot(a, b2, length));
      f32.store(o + 12, dot(a, b3, length));
    }
  }
  for (; j < idCount; j++) {
    const b = rowAt(table, ids, first, j, bytes);
    for (let i = 0; i < count; i++) {
      f32.store(out + (<usize>(i * outStride + j) << 2), dot(rows + <usize>i * bytes, b, length));
    }
  }
}

// @ts-ignore: decorator
@inline
function rowAt(table: usize, ids: usize, first: i32, j: i32, bytes: usize): usize {
  const id = ids == 0 ? first + j : load<i32>(ids + ((<usize>j) << 2));
  return table + <usize>id * bytes;
}

// @ts-ignore: decorator
@inline
function block2x4(
  a0: usize,
  a1: usize,
  b0: usize,
  b1: usize,
  b2: usize,
  b3: usize,
  bytes: usize,
  out: usize,
  outBytes: usize,
): void {
  let s00 = f32x4.splat(0);
  let s01 = f32x4.splat(0);
  let s02 = f32x4.splat(0);
  let s03 = f32x4.splat(0);
  let s10 = f32x4.splat(0);
  let s11 = f32x4.splat(0);
  let s12 = f32x4.splat(0);
  let s13 = f32x4.splat(0);
  const end = a0 + bytes;
  while (a0 < end) {
    const x0 = v128.load(a0);
    const x1 = v128.load(a1);
    const y0 = v128.load(b0);
    s00 = f32x4.add(s00, f32x4.mul(x0, y0));
    s10 = f32x4.add(s10, f32x4.mul(x1, y0));
    const y1 = v128.load(b1);
    s01 = f32x4.add(s01, f32x4.mul(x0, y1));
    s11 = f32x4.add(s11, f32x4.mul(x1, y1));
    const y2 = v128.load(b2);
    s02 = f32x4.add(s02, f32x4.mul(x0, y2));
    s12 = f32x4.add(s12, f32x4.mul(x1, y2));
    const y3 = v128.load(b3);
    s03 = f32x4.add(s03, f32x4.mul(x0, y3));
    s13 = f32x4.add(s13, f32x4.mul(x1, y3));
    a0 += 16;
    a1 += 16;
    b0 += 16;
    b1 += 16;
    b2 += 16;
    b3 += 16;
  }
  f32.store(out, addLanes(s00));
  f32.store(out + 4, addLanes(s01));
  f32.store(out + 8, addLanes(s02));
  f32.store(out + 12, addLanes(s03));
  out += outBytes;
  f32.store(out, addLanes(s10));
  f32.store(out + 4, addLanes(s11));
  f32.store(out + 8, addLanes(s12));
  f32.store(out + 12, addLanes(s13));
}
