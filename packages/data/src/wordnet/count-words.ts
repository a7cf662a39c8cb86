/** How often each known word occurs: its ids, ascending, and their counts. */
export function countWords(
  words: readonly string[],
  idsOf: ReadonlyMap<string, number>,
): { ids: number[]; counts: number[] } {
  const found: number[] = [];
  for (const word of words) {
    const id = idsOf.get(word);
    if (id !== undefined) found.push(id);
  }
  found.sort((a, b) => a - b);
  const ids: number[] = [];
  const counts: number[] = [];
  for (const id of found) {
    if (id === ids.at(-1)) counts[counts.length - 1]++;
    else {
      ids.push(id);
      counts.push(1);
    }
  }
  return { ids, counts };
}
