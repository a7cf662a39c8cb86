import { checkWholeNumber } from '@owlery/numeric';

import { type ComplexityEstimate } from './complexity-estimate.ts';
import { type MonteCarloOptions } from './monte-carlo-options.ts';
import { supremumComplexity } from './supremum-complexity.ts';
import { type Noise } from '../noise.ts';

/** A finite class on a sample: a table of values, one function a row. */
export interface FiniteClassOptions extends MonteCarloOptions {
  /** $f_c(x_i)$ of function k at `(k * points + i) * classes + c`. */
  readonly values: Float64Array;
  /** $|F|\ge1$. */
  readonly functions: number;
  /** $n\ge1$. */
  readonly points: number;
  /** $L\ge1$, 1 when left out. */
  readonly classes?: number;
  /** Signs when left out. */
  readonly noise?: Noise;
}

/**
 * The Rademacher or Gaussian complexity of a finite class.
 *
 * $$\frac1n\,\mathbb E\max_{f\in F}\sum_{i=1}^n\sum_{c=1}^L\varepsilon_{ic}f_c(x_i)$$
 *
 * The table holds the values on the sample. The range $\pm\max_f\sum|f_c(x_i)|$ and the Lipschitz constant
 * $\max_f(\sum f_c(x_i)^2)^{1/2}$ are taken from it, so all intervals can be had. Exact as in
 * {@link supremumComplexity}.
 *
 * @throws RangeError for a table of another size or with an entry that is not finite, and as there.
 *
 * Cost: O(|F| n L) a sign vector or draw. Source: definition.
 * @example
 * finiteClassComplexity({ values: Float64Array.of(1, 1, -1, -1), functions: 2, points: 2 }).estimate // 0.5
 */
export function finiteClassComplexity(options: FiniteClassOptions): ComplexityEstimate {
  const { values, functions, points, classes = 1 } = options;
  checkWholeNumber('functions', functions, 1, Infinity);
  checkWholeNumber('points', points, 1, Infinity);
  checkWholeNumber('classes', classes, 1, Infinity);
  const length = points * classes;
  if (values.length !== functions * length) {
    throw new RangeError(`values must hold ${functions * length} numbers, got ${values.length}`);
  }
  const absolute = new Float64Array(functions);
  const squares = new Float64Array(functions);
  values.forEach((value, at) => {
    if (!Number.isFinite(value)) throw new RangeError(`values must be finite, got ${value} at index ${at}`);
    const k = Math.floor(at / length);
    absolute[k] += Math.abs(value);
    squares[k] += value * value;
  });
  const largest = absolute.reduce((a, b) => Math.max(a, b), 0);
  const supremum = (epsilon: Float64Array): number => {
    let best = -Infinity;
    for (let k = 0; k < functions; k++) {
      let sum = 0;
      for (let j = 0, at = k * length; j < length; j++, at++) sum += epsilon[j] * values[at];
      if (sum > best) best = sum;
    }
    return best;
  };
  return supremumComplexity({
    ...options,
    classes,
    supremum,
    range: [-largest, largest],
    noiseLipschitz: Math.sqrt(squares.reduce((a, b) => Math.max(a, b), 0)),
  });
}
