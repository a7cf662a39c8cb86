/** All lists of a length with entries from some things, the last entry changing fastest. */
export function sequences<T>(things: readonly T[], length: number): T[][] {
  let lists: T[][] = [[]];
  for (let i = 0; i < length; i++) lists = lists.flatMap((list) => things.map((thing) => [...list, thing]));
  return lists;
}
