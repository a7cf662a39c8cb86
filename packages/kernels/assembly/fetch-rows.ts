/**
 * Brings rows `ids[first]` to `ids[first + 7]` of a table into the caches, or fewer where the list of
 * `count` ids ends, by reading a word of each of their lines. Rows hold `length` float32 numbers.
 *
 * Rows that lie anywhere in a large table come about twice as fast so as one after another, since more
 * reads are under way. A word of what was read is stored at `witness`, lest the reads be left out.
 */
export function fetchRows(
  table: usize,
  ids: usize,
  first: i32,
  count: i32,
  length: i32,
  witness: usize,
): void {
  const bytes = (<usize>length) << 2;
  const last = count - 1;
  const a = rowAt(table, ids, first, last, bytes);
  const b = rowAt(table, ids, first + 1, last, bytes);
  const c = rowAt(table, ids, first + 2, last, bytes);
  const d = rowAt(table, ids, first + 3, last, bytes);
  const e = rowAt(table, ids, first + 4, last, bytes);
  const f = rowAt(table, ids, first + 5, last, bytes);
  const g = rowAt(table, ids, first + 6, last, bytes);
  const h = rowAt(table, ids, first + 7, last, bytes);
  let read = 0;
  for (let p: usize = 0; p < bytes; p += 64) {
    read |= load<i32>(a + p) | load<i32>(b + p) | load<i32>(c + p) | load<i32>(d + p);
    read |= load<i32>(e + p) | load<i32>(f + p) | load<i32>(g + p) | load<i32>(h + p);
  }
  store<i32>(witness, read);
}

// @ts-ignore: decorator
@inline
function rowAt(table: usize, ids: usize, q: i32, last: i32, bytes: usize): usize {
  return table + <usize>load<u32>(ids + ((<usize>min(q, last)) << 2)) * bytes;
}
