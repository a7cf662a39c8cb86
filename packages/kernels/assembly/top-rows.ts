import { rowProducts } from './row-products';
import { offerRow, sortBestFirst } from './top-k';

/**
 * The `capacity` best rows of a table for each of `count` queries, exactly.
 *
 * Scores ⟨queries[i], table[c]⟩ are formed for c in [first, first + rows), `block`
 * at a time into `scratch` (count × block float32), and offered to a heap per
 * query. `bestScores` and `bestIds` are count × capacity, best first at the end;
 * `sizes` (int32) says how many were found.
 */
export function topRows(
  queries: usize,
  count: i32,
  table: usize,
  first: i32,
  rows: i32,
  length: i32,
  capacity: i32,
  block: i32,
  scratch: usize,
  bestScores: usize,
  bestIds: usize,
  sizes: usize,
): void {
  for (let i = 0; i < count; i++) store<i32>(sizes + ((<usize>i) << 2), 0);
  for (let start = 0; start < rows; start += block) {
    const width = min(block, rows - start);
    rowProducts(queries, count, table, 0, first + start, width, length, scratch, block);
    for (let i = 0; i < count; i++) {
      const kept = (<usize>(i * capacity)) << 2;
      const size = sizes + ((<usize>i) << 2);
      const row = scratch + ((<usize>(i * block)) << 2);
      store<i32>(size, offerRow(bestScores + kept, bestIds + kept, load<i32>(size), capacity, row, first + start, width));
    }
  }
  for (let i = 0; i < count; i++) {
    const kept = (<usize>(i * capacity)) << 2;
    sortBestFirst(bestScores + kept, bestIds + kept, load<i32>(sizes + ((<usize>i) << 2)));
  }
}
