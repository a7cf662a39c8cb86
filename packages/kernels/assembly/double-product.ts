/**
 * Adds a product of float64 matrices: `out += A B`, A of m × k, B of k × p.
 *
 * Element (i, q) of A lies at `a + i * aRow + q * aColumn` (bytes), so A may be
 * read transposed; rows of B and of `out` lie `bRow` and `outRow` bytes apart.
 * m and p are multiples of 4. Every element is summed over q in order.
 */
export function doubleProduct(
  a: usize,
  aRow: usize,
  aColumn: usize,
  b: usize,
  bRow: usize,
  out: usize,
  outRow: usize,
  m: i32,
  k: i32,
  p: i32,
): void {
  for (let j = 0; j < p; j += 4) {
    for (let i = 0; i < m; i += 4) {
      const at = (<usize>j) << 3;
      block4x4(a + <usize>i * aRow, aRow, aColumn, b + at, bRow, out + <usize>i * outRow + at, outRow, k);
    }
  }
}

// @ts-ignore: decorator
@inline
function block4x4(a: usize, aRow: usize, aColumn: usize, b: usize, bRow: usize, o: usize, outRow: usize, k: i32): void {
  let c00 = f64x2.splat(0);
  let c01 = f64x2.splat(0);
  let c10 = f64x2.splat(0);
  let c11 = f64x2.splat(0);
  let c20 = f64x2.splat(0);
  let c21 = f64x2.splat(0);
  let c30 = f64x2.splat(0);
  let c31 = f64x2.splat(0);
  for (let q = 0; q < k; q++) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const a0 = v128.load_splat<f64>(a);
    c00 = f64x2.add(c00, f64x2.mul(a0, b0));
    c01 = f64x2.add(c01, f64x2.mul(a0, b1));
    const a1 = v128.load_splat<f64>(a + aRow);
    c10 = f64x2.add(c10, f64x2.mul(a1, b0));
    c11 = f64x2.add(c11, f64x2.mul(a1, b1));
    const a2 = v128.load_splat<f64>(a + 2 * aRow);
    c20 = f64x2.add(c20, f64x2.mul(a2, b0));
    c21 = f64x2.add(c21, f64x2.mul(a2, b1));
    const a3 = v128.load_splat<f64>(a + 3 * aRow);
    c30 = f64x2.add(c30, f64x2.mul(a3, b0));
    c31 = f64x2.add(c31, f64x2.mul(a3, b1));
    a += aColumn;
    b += bRow;
  }
  addTo(o, c00, c01);
  addTo(o + outRow, c10, c11);
  addTo(o + 2 * outRow, c20, c21);
  addTo(o + 3 * outRow, c30, c31);
}

// @ts-ignore: decorator
@inline
function addTo(o: usize, left: v128, right: v128): void {
  v128.store(o, f64x2.add(v128.load(o), left));
  v128.store(o, f64x2.add(v128.load(o, 16), right), 16);
}
