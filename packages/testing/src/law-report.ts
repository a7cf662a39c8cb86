/** What a run of one law found. */
export interface LawReport {
  /** The law's id. */
  readonly id: string;
  /** What the law says, in English and LaTeX. */
  readonly statement: string;
  /** False when a counterexample was found. A law that holds was tested, not proved. */
  readonly holds: boolean;
  /** Cases drawn, up to and with the first that failed. */
  readonly cases: number;
  /** The seed that draws the same cases again. */
  readonly seed: number;
  /** The smallest counterexample reached: plain numbers and arrays, as JSON writes them; null when none. */
  readonly counterexample: unknown;
  /** What went wrong at the counterexample, with the numbers; null when nothing. */
  readonly reason: string | null;
  /** With the seed and the law's id, leads straight to the counterexample; null when none. */
  readonly path: string | null;
}
