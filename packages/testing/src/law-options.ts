/** How laws are run. */
export interface LawOptions {
  /** Random cases a law, 1,000 unless said. */
  readonly cases?: number;
  /** Any 32-bit whole number; the same seed draws the same cases. 1 unless said. */
  readonly seed?: number;
  /** Ids of the laws to run; all that apply unless said. */
  readonly laws?: readonly string[];
  /** The path of an earlier report, to replay its counterexample; needs exactly one law in `laws`. */
  readonly path?: string;
}
