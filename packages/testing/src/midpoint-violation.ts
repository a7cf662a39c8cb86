import { type OrderedWeightedLoss } from '@owlery/losses';
import { checkWholeNumber } from '@owlery/numeric';

/** Two points and their midpoint, where a loss lies above its chord. */
export interface MidpointViolation {
  readonly label: number;
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly middle: readonly number[];
  /** $\ell(\text{middle})-\tfrac12(\ell(\text{low})+\ell(\text{high}))>0$, above what rounding can make. */
  readonly excess: number;
}

/**
 * Constructs a midpoint at which an ordered weighted loss with rising weights is not convex.
 *
 * $$\ell\Bigl(\frac{f+h}2,y\Bigr)>\frac{\ell(f,y)+\ell(h,y)}2$$
 *
 * Let $\theta_j<\theta_{j+1}$, `rank` $=j$ from 1 to $N-1$. The label scores 0, $j-1$ negatives $2\varepsilon$,
 * the last $N-j-1$ score $-\varepsilon$, and the pair at ranks $j,j+1$ scores $(\varepsilon,0)$ in $f$ and
 * $(0,\varepsilon)$ in $h$: near-linear $\varphi$ gives an excess of about
 * $|\varphi'(0)|\,(\theta_{j+1}-\theta_j)\,\varepsilon/2$. $\varepsilon$ is halved from $1/2$ until the excess
 * shows. All scores are dyadic, so the three points can be checked again in exact arithmetic.
 *
 * Without `rank` the steepest rise is taken; `label` is 0 unless said. Returns undefined when no excess
 * beyond rounding appears, as for weights that rise by a few bits only. At most 30 triples of values.
 *
 * Errors: a RangeError when $\theta$ does not rise at `rank`, or nowhere. Source: derived here.
 *
 * @example
 * const loss = powl({ surrogate: hinge, weights: [0, 1] });
 * const found = midpointViolation(loss);
 * found.middle // [0, 0.25, 0.25]
 * found.excess // 0.25
 */
export function midpointViolation(
  loss: Pick<OrderedWeightedLoss, 'weights' | 'value'>,
  options: { rank?: number; label?: number } = {},
): MidpointViolation | undefined {
  const { weights } = loss;
  const { rank = steepestRise(weights), label = 0 } = options;
  if (weights.length >= 2) checkWholeNumber('rank', rank, 1, weights.length - 1);
  checkWholeNumber('label', label, 0, weights.length, 'negatives');
  if (!(weights[rank - 1] < weights[rank])) {
    throw new RangeError(
      `weights must rise after rank ${rank}, got ${weights[rank - 1]} and ${weights[rank]}`,
    );
  }
  for (let epsilon = 0.5; epsilon >= 2 ** -30; epsilon /= 2) {
    const low = pointWithPair(weights.length, { rank, label, epsilon, pair: [epsilon, 0] });
    const high = pointWithPair(weights.length, { rank, label, epsilon, pair: [0, epsilon] });
    const middle = low.map((score, c) => (score + high[c]) / 2);
    const [atLow, atHigh, atMiddle] = [low, high, middle].map((f) => loss.value(Float64Array.from(f), label));
    const excess = atMiddle - (atLow + atHigh) / 2;
    const rounding = 2 ** -52 * (weights.length + 4) * atMiddle;
    if (excess > 8 * rounding) return { label, low, high, middle, excess };
  }
  return undefined;
}

/** The rank, from 1, after which the weights rise most. */
function steepestRise(weights: Float64Array): number {
  let steepest = 1;
  for (let j = 1; j < weights.length; j++) {
    if (weights[j] - weights[j - 1] > weights[steepest] - weights[steepest - 1]) steepest = j;
  }
  return steepest;
}

/** Scores whose negatives, in order of their index, take the ranks in order. */
function pointWithPair(
  negatives: number,
  options: { rank: number; label: number; epsilon: number; pair: readonly [number, number] },
): number[] {
  const { rank, label, epsilon, pair } = options;
  const falling = Array.from({ length: negatives }, (_, j) =>
    j < rank - 1 ? 2 * epsilon : j === rank - 1 ? pair[0] : j === rank ? pair[1] : -epsilon,
  );
  return [...falling.slice(0, label), 0, ...falling.slice(label)];
}
