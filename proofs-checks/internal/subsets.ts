/** All sets of `size` numbers from 0 to n − 1, each in rising order; of every size when it is left out. */
export function subsets(n: number, size?: number): number[][] {
  const all = Array.from({ length: 2 ** n }, (_, bits) =>
    Array.from({ length: n }, (_, i) => i).filter((i) => (bits >> i) & 1),
  );
  return size === undefined ? all : all.filter((set) => set.length === size);
}
