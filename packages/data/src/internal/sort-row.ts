/** Sorts `ids[from … to - 1]` and returns the first id that occurs twice, or -1. */
export function sortIds(ids: Uint32Array, from: number, to: number): number {
  ids.subarray(from, to).sort();
  return firstRepeat(ids, from, to);
}

/** Sorts the entries `from … to - 1` by id and returns the first id that occurs twice, or -1. */
export function sortEntries(ids: Uint32Array, values: Float32Array, from: number, to: number): number {
  const order = Array.from({ length: to - from }, (_, index) => from + index).sort((a, b) => ids[a] - ids[b]);
  ids.set(
    order.map((index) => ids[index]),
    from,
  );
  values.set(
    order.map((index) => values[index]),
    from,
  );
  return firstRepeat(ids, from, to);
}

function firstRepeat(ids: Uint32Array, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) if (ids[at] === ids[at - 1]) return ids[at];
  return -1;
}
