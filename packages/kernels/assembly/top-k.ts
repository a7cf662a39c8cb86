/**
 * A running top-k: a binary heap of (score, id) pairs, the worst on top.
 *
 * Better means a larger score, then a smaller id. `scores` (float32) and `ids`
 * (int32) hold `size` ≤ `capacity` pairs; `offer` returns the new size.
 */
export function offer(scores: usize, ids: usize, size: i32, capacity: i32, score: f32, id: i32): i32 {
  if (size < capacity) {
    siftUp(scores, ids, size, score, id);
    return size + 1;
  }
  if (capacity > 0 && better(score, id, f32.load(scores), load<i32>(ids))) siftDown(scores, ids, size, score, id);
  return size;
}

/** Offers `count` consecutive scores, whose ids are `first`, `first + 1`, … */
export function offerRow(scores: usize, ids: usize, size: i32, capacity: i32, row: usize, first: i32, count: i32): i32 {
  for (let j = 0; j < count; j++) {
    const score = f32.load(row + ((<usize>j) << 2));
    // The common case first: not better than the worst kept.
    if (size == capacity && score < f32.load(scores)) continue;
    size = offer(scores, ids, size, capacity, score, first + j);
  }
  return size;
}

/** Orders the heap in place, best first. */
export function sortBestFirst(scores: usize, ids: usize, size: i32): void {
  for (let last = size - 1; last > 0; last--) {
    const at = (<usize>last) << 2;
    const score = f32.load(scores + at);
    const id = load<i32>(ids + at);
    f32.store(scores + at, f32.load(scores));
    store<i32>(ids + at, load<i32>(ids));
    siftDown(scores, ids, last, score, id);
  }
}

// @ts-ignore: decorator
@inline
function better(score: f32, id: i32, otherScore: f32, otherId: i32): bool {
  return score > otherScore || (score == otherScore && id < otherId);
}

function siftUp(scores: usize, ids: usize, hole: i32, score: f32, id: i32): void {
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    const p = (<usize>parent) << 2;
    if (better(score, id, f32.load(scores + p), load<i32>(ids + p))) break;
    f32.store(scores + ((<usize>hole) << 2), f32.load(scores + p));
    store<i32>(ids + ((<usize>hole) << 2), load<i32>(ids + p));
    hole = parent;
  }
  f32.store(scores + ((<usize>hole) << 2), score);
  store<i32>(ids + ((<usize>hole) << 2), id);
}

function siftDown(scores: usize, ids: usize, size: i32, score: f32, id: i32): void {
  let hole = 0;
  for (;;) {
    let child = 2 * hole + 1;
    if (child >= size) break;
    let c = (<usize>child) << 2;
    if (child + 1 < size && better(f32.load(scores + c), load<i32>(ids + c), f32.load(scores + c + 4), load<i32>(ids + c + 4))) {
      child++;
      c += 4;
    }
    if (better(f32.load(scores + c), load<i32>(ids + c), score, id)) break;
    f32.store(scores + ((<usize>hole) << 2), f32.load(scores + c));
    store<i32>(ids + ((<usize>hole) << 2), load<i32>(ids + c));
    hole = child;
  }
  f32.store(scores + ((<usize>hole) << 2), score);
  store<i32>(ids + ((<usize>hole) << 2), id);
}
