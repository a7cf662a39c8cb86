import { type Rational } from '@owlery/numeric';

/** A named family of probability vectors in falling order, to draw maps over and to ask questions about. */
export interface ProbabilityFamily {
  /** Name used in commands, as in `zipf:1.2`. */
  readonly id: string;
  readonly title: string;
  /** $p_c$ in LaTeX. */
  readonly formula: string;
  /** The parameters in order: name and what is allowed. */
  readonly parameters: readonly { readonly name: string; readonly allowed: string }[];
  /** Largest relative error of a probability in doubles, for `inputError` of `decideCalibration`. */
  readonly relativeError: number;
  /** $p$ in doubles, non-increasing, of length L. Throws a RangeError for parameters not allowed. */
  probabilities(classes: number, parameters: readonly Rational[]): Float64Array;
  /** $p$ exactly, of sum 1; undefined where the probabilities are not rational. */
  exactProbabilities(classes: number, parameters: readonly Rational[]): Rational[] | undefined;
}
