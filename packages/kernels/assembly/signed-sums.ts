/**
 * Sums of rows under random signs, for `count` sign patterns at once.
 *
 * `out[c] = Σ_i s_ci x_i`, with s_ci = −1 where bit i mod 32 of
 * `words[(i div 32) * wordStride + c]` is set and +1 where it is not. `rows` holds
 * 32 · `blocks` rows of `length` float32 numbers (a multiple of 32); rows past the
 * last are zero. `out` is count × length float64, overwritten. `scratch` has
 * 16 KiB and 128 bytes a pattern.
 *
 * Four rows have only 16 signed sums: they are formed once for a tile of 32
 * columns and looked up by every pattern, so 32 rows cost eight additions instead
 * of 32 products. 256 rows are added in float32, these sums in float64.
 */
export function signedSums(
  words: usize,
  wordStride: i32,
  count: i32,
  rows: usize,
  blocks: i32,
  length: i32,
  scratch: usize,
  out: usize,
): void {
  const bytes = (<usize>length) << 2;
  const table = scratch;
  const sums = scratch + 16384;
  memory.fill(out, 0, (<usize>count * <usize>length) << 3);
  for (let tile: usize = 0; tile < bytes; tile += 128) {
    for (let first = 0; first < blocks; first += 8) {
      memory.fill(sums, 0, (<usize>count) << 7);
      const last = min(first + 8, blocks);
      for (let block = first; block < last; block++) {
        for (let g: usize = 0; g < 8; g++) {
          fillTable(table + (g << 11), rows + (<usize>block * 32 + g * 4) * bytes + tile, bytes);
        }
        lookUp(words + ((<usize>block * <usize>wordStride) << 2), count, table, sums);
      }
      flush(sums, count, out + (tile << 1), bytes << 1);
    }
  }
}

// @ts-ignore: decorator
@inline
function lookUp(words: usize, count: i32, table: usize, sums: usize): void {
  for (let c = 0; c < count; c++) {
    let word = load<u32>(words);
    let a0 = v128.load(sums);
    let a1 = v128.load(sums, 16);
    let a2 = v128.load(sums, 32);
    let a3 = v128.load(sums, 48);
    let a4 = v128.load(sums, 64);
    let a5 = v128.load(sums, 80);
    let a6 = v128.load(sums, 96);
    let a7 = v128.load(sums, 112);
    let group = table;
    for (let g = 0; g < 8; g++) {
      const entry = group + (<usize>(word & 15) << 7);
      a0 = f32x4.add(a0, v128.load(entry));
      a1 = f32x4.add(a1, v128.load(entry, 16));
      a2 = f32x4.add(a2, v128.load(entry, 32));
      a3 = f32x4.add(a3, v128.load(entry, 48));
      a4 = f32x4.add(a4, v128.load(entry, 64));
      a5 = f32x4.add(a5, v128.load(entry, 80));
      a6 = f32x4.add(a6, v128.load(entry, 96));
      a7 = f32x4.add(a7, v128.load(entry, 112));
      word >>= 4;
      group += 2048;
    }
    v128.store(sums, a0);
    v128.store(sums, a1, 16);
    v128.store(sums, a2, 32);
    v128.store(sums, a3, 48);
    v128.store(sums, a4, 64);
    v128.store(sums, a5, 80);
    v128.store(sums, a6, 96);
    v128.store(sums, a7, 112);
    words += 4;
    sums += 128;
  }
}

/** The 16 signed sums of four rows, for 32 columns; bit i of an entry's index is the sign of row i. */
// @ts-ignore: decorator
@inline
function fillTable(table: usize, row: usize, bytes: usize): void {
  for (let k: usize = 0; k < 128; k += 16) {
    const x0 = v128.load(row + k);
    const x1 = v128.load(row + bytes + k);
    const x2 = v128.load(row + 2 * bytes + k);
    const x3 = v128.load(row + 3 * bytes + k);
    const low0 = f32x4.add(x0, x1);
    const low1 = f32x4.sub(x1, x0);
    const high0 = f32x4.add(x2, x3);
    const high1 = f32x4.sub(x3, x2);
    const t = table + k;
    quarter(t, low0, low1, high0);
    quarter(t + 512, low0, low1, high1);
    quarter(t + 1024, low0, low1, f32x4.neg(high1));
    quarter(t + 1536, low0, low1, f32x4.neg(high0));
  }
}

// @ts-ignore: decorator
@inline
function quarter(t: usize, low0: v128, low1: v128, high: v128): void {
  v128.store(t, f32x4.add(high, low0));
  v128.store(t, f32x4.add(high, low1), 128);
  v128.store(t, f32x4.sub(high, low1), 256);
  v128.store(t, f32x4.sub(high, low0), 384);
}

// @ts-ignore: decorator
@inline
function flush(sums: usize, count: i32, out: usize, outBytes: usize): void {
  for (let c = 0; c < count; c++) {
    for (let k: usize = 0; k < 128; k += 16) {
      const x = v128.load(sums + k);
      const o = out + (k << 1);
      v128.store(o, f64x2.add(v128.load(o), f64x2.promote_low_f32x4(x)));
      const high = f64x2.promote_low_f32x4(i32x4.shuffle(x, x, 2, 3, 0, 1));
      v128.store(o, f64x2.add(v128.load(o, 16), high), 16);
    }
    sums += 128;
    out += outBytes;
  }
}
