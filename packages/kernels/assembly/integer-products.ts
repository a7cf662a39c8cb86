/**
 * Products of rows of 16-bit whole numbers, as float32: `out[i * outStride + j] = r_i (t_j ⟨rows[i], table[j]⟩)`
 * for i < count, j < tableCount, with r = `rowSteps` and t = `tableSteps` (float32).
 *
 * Rows hold `length` numbers (a multiple of 8), one row after another, as {@link quantiseRow} writes them:
 * no sum overflows. Blocks of 2 × 4 keep eight accumulators in registers; other blocks, or two steps at once, were slower.
 */
export function integerProducts(
  rows: usize,
  rowSteps: usize,
  count: i32,
  table: usize,
  tableSteps: usize,
  tableCount: i32,
  length: i32,
  out: usize,
  outStride: i32,
): void {
  const bytes = (<usize>length) << 1;
  const outBytes = (<usize>outStride) << 2;
  let j = 0;
  for (; j + 4 <= tableCount; j += 4) {
    const b = table + <usize>j * bytes;
    const steps = v128.load(tableSteps + ((<usize>j) << 2));
    const o = out + ((<usize>j) << 2);
    let i = 0;
    for (; i + 2 <= count; i += 2) {
      const a = rows + <usize>i * bytes;
      block2x4(a, b, bytes, steps, rowSteps + ((<usize>i) << 2), o + <usize>i * outBytes, outBytes);
    }
    if (i < count) {
      const a = rows + <usize>i * bytes;
      const sums = foldLanes(
        dotLanes(a, b, bytes),
        dotLanes(a, b + bytes, bytes),
        dotLanes(a, b + 2 * bytes, bytes),
        dotLanes(a, b + 3 * bytes, bytes),
      );
      storeScaled(o + <usize>i * outBytes, sums, steps, rowSteps + ((<usize>i) << 2));
    }
  }
  for (; j < tableCount; j++) {
    const step = f32.load(tableSteps + ((<usize>j) << 2));
    for (let i = 0; i < count; i++) {
      const lanes = dotLanes(rows + <usize>i * bytes, table + <usize>j * bytes, bytes);
      const sum = i32x4.extract_lane(foldLanes(lanes, lanes, lanes, lanes), 0);
      const scaled: f32 = <f32>sum * step;
      f32.store(out + <usize>i * outBytes + ((<usize>j) << 2), scaled * f32.load(rowSteps + ((<usize>i) << 2)));
    }
  }
}

// @ts-ignore: decorator
@inline
function block2x4(
  a0: usize,
  b0: usize,
  bytes: usize,
  steps: v128,
  rowSteps: usize,
  out: usize,
  outBytes: usize,
): void {
  const end = a0 + bytes;
  let a1 = a0 + bytes;
  let b1 = b0 + bytes;
  let b2 = b1 + bytes;
  let b3 = b2 + bytes;
  let s00 = i32x4.splat(0);
  let s01 = i32x4.splat(0);
  let s02 = i32x4.splat(0);
  let s03 = i32x4.splat(0);
  let s10 = i32x4.splat(0);
  let s11 = i32x4.splat(0);
  let s12 = i32x4.splat(0);
  let s13 = i32x4.splat(0);
  while (a0 < end) {
    const x0 = v128.load(a0);
    const x1 = v128.load(a1);
    const y0 = v128.load(b0);
    s00 = i32x4.add(s00, i32x4.dot_i16x8_s(x0, y0));
    s10 = i32x4.add(s10, i32x4.dot_i16x8_s(x1, y0));
    const y1 = v128.load(b1);
    s01 = i32x4.add(s01, i32x4.dot_i16x8_s(x0, y1));
    s11 = i32x4.add(s11, i32x4.dot_i16x8_s(x1, y1));
    const y2 = v128.load(b2);
    s02 = i32x4.add(s02, i32x4.dot_i16x8_s(x0, y2));
    s12 = i32x4.add(s12, i32x4.dot_i16x8_s(x1, y2));
    const y3 = v128.load(b3);
    s03 = i32x4.add(s03, i32x4.dot_i16x8_s(x0, y3));
    s13 = i32x4.add(s13, i32x4.dot_i16x8_s(x1, y3));
    a0 += 16;
    a1 += 16;
    b0 += 16;
    b1 += 16;
    b2 += 16;
    b3 += 16;
  }
  storeScaled(out, foldLanes(s00, s01, s02, s03), steps, rowSteps);
  storeScaled(out + outBytes, foldLanes(s10, s11, s12, s13), steps, rowSteps + 4);
}

/** Partial sums of a product in four lanes. */
// @ts-ignore: decorator
@inline
function dotLanes(a: usize, b: usize, bytes: usize): v128 {
  let sum = i32x4.splat(0);
  for (let p: usize = 0; p < bytes; p += 16) {
    sum = i32x4.add(sum, i32x4.dot_i16x8_s(v128.load(a + p), v128.load(b + p)));
  }
  return sum;
}

/** The sums of the lanes of four registers, in one. */
// @ts-ignore: decorator
@inline
function foldLanes(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = i32x4.add(i32x4.shuffle(a, b, 0, 4, 1, 5), i32x4.shuffle(a, b, 2, 6, 3, 7));
  const cd = i32x4.add(i32x4.shuffle(c, d, 0, 4, 1, 5), i32x4.shuffle(c, d, 2, 6, 3, 7));
  // ab = (a0+a2, b0+b2, a1+a3, b1+b3), and so cd.
  return i32x4.add(i32x4.shuffle(ab, cd, 0, 1, 4, 5), i32x4.shuffle(ab, cd, 2, 3, 6, 7));
}

// @ts-ignore: decorator
@inline
function storeScaled(out: usize, sums: v128, steps: v128, rowStep: usize): void {
  const scaled = f32x4.mul(f32x4.convert_i32x4_s(sums), steps);
  v128.store(out, f32x4.mul(scaled, f32x4.splat(f32.load(rowStep))));
}
