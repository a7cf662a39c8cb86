/** Remembers the last result of a function as long as its arguments are the same values. */
export function memo<A extends readonly unknown[], R>(compute: (...args: A) => R): (...args: A) => R {
  let last: { readonly args: A; readonly result: R } | undefined;
  return (...args) => {
    const same =
      last?.args.length === args.length && last.args.every((value, i) => Object.is(value, args[i]));
    if (!same || last === undefined) last = { args, result: compute(...args) };
    return last.result;
  };
}
