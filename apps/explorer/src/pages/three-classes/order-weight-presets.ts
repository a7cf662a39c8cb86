/** Order weights of two negatives by name. */
export const orderWeightPresets: readonly (readonly [words: string, theta: readonly [number, number]])[] = [
  ['mining the best of both, (1, 0)', [1, 0]],
  ['keeping one of one draw, (½, ½)', [0.5, 0.5]],
  ['every negative alike, (1, 1)', [1, 1]],
  ['falling, (1, ½)', [1, 0.5]],
  ['rising, (¼, 1)', [0.25, 1]],
];
