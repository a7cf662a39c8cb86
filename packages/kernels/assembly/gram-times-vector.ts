/**
 * `out = Mᵀ (M v)` for a float64 matrix M of `rows` rows of `length` numbers (a multiple of 4).
 *
 * Each row is read once: its product with v is formed and the row, so scaled, is
 * added to `out` while it is in the cache. Rows are added in order.
 */
export function gramTimesVector(matrix: usize, rows: i32, length: i32, vector: usize, out: usize): void {
  const bytes = (<usize>length) << 3;
  memory.fill(out, 0, bytes);
  for (let c = 0; c < rows; c++) {
    let s0 = f64x2.splat(0);
    let s1 = f64x2.splat(0);
    for (let p: usize = 0; p < bytes; p += 32) {
      s0 = f64x2.add(s0, f64x2.mul(v128.load(matrix + p), v128.load(vector + p)));
      s1 = f64x2.add(s1, f64x2.mul(v128.load(matrix + p, 16), v128.load(vector + p, 16)));
    }
    s0 = f64x2.add(s0, s1);
    const factor = f64x2.splat(f64x2.extract_lane(s0, 0) + f64x2.extract_lane(s0, 1));
    for (let p: usize = 0; p < bytes; p += 32) {
      v128.store(out + p, f64x2.add(v128.load(out + p), f64x2.mul(factor, v128.load(matrix + p))));
      v128.store(out + p, f64x2.add(v128.load(out + p, 16), f64x2.mul(factor, v128.load(matrix + p, 16))), 16);
    }
    matrix += bytes;
  }
}
