/**
 * Product of two float32 rows of `length` numbers (a multiple of 4).
 *
 * One accumulator of four lanes runs over the row, lanes are added last in the
 * order (0 + 2) + (1 + 3). Every product kernel of this room adds in this order,
 * so a score has the same bits in whichever block it falls.
 */
export function dot(a: usize, b: usize, length: i32): f32 {
  let sum = f32x4.splat(0);
  const end = a + ((<usize>length) << 2);
  while (a < end) {
    sum = f32x4.add(sum, f32x4.mul(v128.load(a), v128.load(b)));
    a += 16;
    b += 16;
  }
  return addLanes(sum);
}

// @ts-ignore: decorator
@inline
export function addLanes(sum: v128): f32 {
  const folded = f32x4.add(sum, i32x4.shuffle(sum, sum, 2, 3, 0, 1));
  return f32x4.extract_lane(folded, 0) + f32x4.extract_lane(folded, 1);
}
