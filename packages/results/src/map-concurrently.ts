/**
 * `Promise.all(items.map(task))` with at most `width` tasks under way, so that file handles, threads or memory
 * suffice. The results stand in the order of the items; the first error rejects.
 *
 * @example
 * await mapConcurrently(paths, 8, (path) => readFile(path, 'utf8'));
 */
export async function mapConcurrently<T, R>(
  items: readonly T[],
  width: number,
  task: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await task(items[index]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return results;
}
