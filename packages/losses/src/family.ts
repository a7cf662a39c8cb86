/**
 * The two families of ordered weighted losses: `powl` compares the label with each negative (pairwise),
 * `bowl` judges each class on its own (binary).
 *
 * @example
 * families // ['powl', 'bowl']
 */
export type Family = 'powl' | 'bowl';

/** Both families, in the order of the registry. */
export const families: readonly Family[] = ['powl', 'bowl'];
