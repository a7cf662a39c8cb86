import { Context } from './context';

/**
 * Who does what next: threads take pieces of work by turns, so that one which was held up, by the
 * operating system or by the thread that lays out steps, takes fewer.
 */

/** The first of the next `size` examples that no thread has taken in this step. */
// @ts-ignore: decorator
@inline
export function nextTile(c: Context, size: i32): i32 {
  return atomic.add<i32>(c.turns, size);
}

/** The first of the next `size` sampled labels, likewise. */
// @ts-ignore: decorator
@inline
export function nextLabels(c: Context, size: i32): i32 {
  return atomic.add<i32>(c.turns, size, 64);
}

/** Makes all work of the next step free to be taken; no thread may be taking any. */
export function endTurns(c: Context): void {
  atomic.store<i32>(c.turns, 0);
  atomic.store<i32>(c.turns, 0, 64);
}
