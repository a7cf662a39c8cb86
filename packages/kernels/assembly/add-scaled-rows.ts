import { addScaledRow } from './add-scaled-row';

/**
 * target ← target + Σ_q factors[q] · table[ids[q]] for q < count, over `length` float32 numbers (a
 * multiple of 4), added in the order of q: the same bits as {@link addScaledRow} for each in turn.
 *
 * Eight rows are read at once, which keeps more reads of memory under way.
 */
export function addScaledRows(
  target: usize,
  table: usize,
  ids: usize,
  factors: usize,
  count: i32,
  length: i32,
): void {
  const bytes = (<usize>length) << 2;
  let q = 0;
  for (; q + 8 <= count; q += 8) {
    const id = ids + ((<usize>q) << 2);
    const factor = factors + ((<usize>q) << 2);
    const r0 = table + <usize>load<u32>(id) * bytes;
    const r1 = table + <usize>load<u32>(id, 4) * bytes;
    const r2 = table + <usize>load<u32>(id, 8) * bytes;
    const r3 = table + <usize>load<u32>(id, 12) * bytes;
    const r4 = table + <usize>load<u32>(id, 16) * bytes;
    const r5 = table + <usize>load<u32>(id, 20) * bytes;
    const r6 = table + <usize>load<u32>(id, 24) * bytes;
    const r7 = table + <usize>load<u32>(id, 28) * bytes;
    const f0 = v128.load_splat<f32>(factor);
    const f1 = v128.load_splat<f32>(factor, 4);
    const f2 = v128.load_splat<f32>(factor, 8);
    const f3 = v128.load_splat<f32>(factor, 12);
    const f4 = v128.load_splat<f32>(factor, 16);
    const f5 = v128.load_splat<f32>(factor, 20);
    const f6 = v128.load_splat<f32>(factor, 24);
    const f7 = v128.load_splat<f32>(factor, 28);
    for (let p: usize = 0; p < bytes; p += 16) {
      let sum = f32x4.add(v128.load(target + p), f32x4.mul(f0, v128.load(r0 + p)));
      sum = f32x4.add(sum, f32x4.mul(f1, v128.load(r1 + p)));
      sum = f32x4.add(sum, f32x4.mul(f2, v128.load(r2 + p)));
      sum = f32x4.add(sum, f32x4.mul(f3, v128.load(r3 + p)));
      sum = f32x4.add(sum, f32x4.mul(f4, v128.load(r4 + p)));
      sum = f32x4.add(sum, f32x4.mul(f5, v128.load(r5 + p)));
      sum = f32x4.add(sum, f32x4.mul(f6, v128.load(r6 + p)));
      v128.store(target + p, f32x4.add(sum, f32x4.mul(f7, v128.load(r7 + p))));
    }
  }
  for (; q < count; q++) {
    const id = load<u32>(ids + ((<usize>q) << 2));
    addScaledRow(target, table + <usize>id * bytes, f32.load(factors + ((<usize>q) << 2)), length);
  }
}
