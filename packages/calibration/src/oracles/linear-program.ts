import loadHighs, { type Highs } from 'highs';

/** A linear program in the making: minimise a cost over variables that are numbered as they are added. */
export class LinearProgram {
  readonly #costs: number[] = [];
  readonly #lower: number[] = [];
  readonly #bounds: number[] = [];
  readonly #starts: number[] = [0];
  readonly #indices: number[] = [];
  readonly #values: number[] = [];

  /** Adds a variable, at least 0 unless `lower` says otherwise, and returns its number. */
  variable(cost = 0, lower = 0): number {
    this.#costs.push(cost);
    this.#lower.push(lower);
    return this.#costs.length - 1;
  }

  /** Adds the constraint $\sum$ coefficient · variable $\ge$ bound and returns its number. */
  atLeast(terms: readonly (readonly [number, number])[], bound: number): number {
    for (const [coefficient, variable] of terms) {
      this.#indices.push(variable);
      this.#values.push(coefficient);
    }
    this.#starts.push(this.#indices.length);
    this.#bounds.push(bound);
    return this.#bounds.length - 1;
  }

  /**
   * The least costs with one of the `optional` constraints kept at a time, and with none of them (first).
   * Throws when HiGHS does not call an answer optimal.
   */
  minima(highs: Highs, optional: readonly number[] = []): number[] {
    const [numCols, numRows] = [this.#costs.length, this.#bounds.length];
    const rowLower = this.#bounds.slice();
    for (const row of optional) rowLower[row] = -Infinity;
    return highs.withModel((model) => {
      model.options.set('output_flag', false);
      model.passModel({
        numCols,
        numRows,
        colCost: this.#costs,
        colLower: this.#lower,
        colUpper: new Array<number>(numCols).fill(Infinity),
        rowLower,
        rowUpper: new Array<number>(numRows).fill(Infinity),
        matrix: {
          format: 'csr',
          numRows,
          numCols,
          starts: this.#starts,
          indices: this.#indices,
          values: this.#values,
        },
      });
      const solve = (): number => {
        const { modelStatus } = model.run();
        if (modelStatus === highs.constants.modelStatus.optimal) return model.getObjectiveValue();
        throw new Error(`HiGHS ended with model status ${modelStatus}, not with an optimum`);
      };
      return [
        solve(),
        ...optional.map((row) => {
          model.changeRowBounds(row, this.#bounds[row], Infinity);
          const least = solve();
          model.changeRowBounds(row, -Infinity, Infinity);
          return least;
        }),
      ];
    });
  }
}

let loading: Promise<Highs> | undefined;

/** HiGHS, loaded once. */
export function loadSolver(): Promise<Highs> {
  // The package is CommonJS: what it exports is the function that its types call the default.
  loading ??= (loadHighs as unknown as typeof loadHighs.default)();
  return loading;
}
