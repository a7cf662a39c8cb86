/** target ← target + factor · row, over `length` float32 numbers (a multiple of 4). */
export function addScaledRow(target: usize, row: usize, factor: f32, length: i32): void {
  const factors = f32x4.splat(factor);
  const end = row + ((<usize>length) << 2);
  while (row < end) {
    v128.store(target, f32x4.add(v128.load(target), f32x4.mul(factors, v128.load(row))));
    row += 16;
    target += 16;
  }
}
