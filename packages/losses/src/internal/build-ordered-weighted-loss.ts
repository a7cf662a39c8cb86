import { isNonIncreasing } from '@owlery/mining';
import { type Family } from '../family.ts';
import { lipschitzConstants } from '../lipschitz-constants.ts';
import { type OrderedWeightedLoss } from '../ordered-weighted-loss.ts';
import { type Surrogate } from '../surrogate.ts';
import { topKErrorFactor } from '../top-k-error-factor.ts';
import { checkedWeights } from './checked-weights.ts';
import { RankedNegatives } from './ranked-negatives.ts';

/**
 * Both families at once: a negative with score s has the margin $f_y-s$ in POWL and $-s$ in BOWL, and BOWL
 * adds $\varphi(f_y)$.
 */
export function buildOrderedWeightedLoss(
  family: Family,
  options: { surrogate: Surrogate; weights: ArrayLike<number>; id?: string },
): OrderedWeightedLoss {
  const { surrogate, id = `${family}-${surrogate.id}` } = options;
  const weights = checkedWeights(options.weights);
  const negatives = weights.length;
  const pairwise = family === 'powl';
  const ranks = new RankedNegatives(negatives);
  // Ranks beyond the last positive weight cost nothing.
  let support = negatives;
  while (support > 0 && weights[support - 1] === 0) support--;

  function loadedValue(scores: Float64Array, label: number): number {
    ranks.load(scores, label);
    const shift = pairwise ? scores[label] : 0;
    let sum = pairwise ? 0 : surrogate.value(scores[label]);
    for (let j = 0; j < support; j++) {
      const weight = weights[j];
      // A weight of 0 must stay 0 even where the surrogate overflows.
      if (weight > 0) sum += weight * surrogate.value(shift - ranks.score(j));
    }
    return sum;
  }

  return {
    id,
    family,
    surrogate,
    weights,
    classes: negatives + 1,
    convex: isNonIncreasing(weights),
    translationInvariant: pairwise,
    lipschitz: lipschitzConstants({ family, surrogate, weights }),
    lipschitzAttained: true,
    topKErrorFactor: (k) => topKErrorFactor({ family, surrogate, weights }, k),
    withWeights: (other) => buildOrderedWeightedLoss(family, { surrogate, weights: other, id }),
    value: loadedValue,
    subgradient(scores, label, out) {
      if (out === scores || out.length !== negatives + 1) {
        throw new RangeError(
          out === scores
            ? 'out must be another array than scores'
            : `out must hold ${negatives + 1} numbers, one a class, got ${out.length}`,
        );
      }
      const value = loadedValue(scores, label);
      const shift = pairwise ? scores[label] : 0;
      let slope = 0;
      ranks.startRanking();
      for (let c = 0; c <= negatives; c++) {
        if (c === label) continue;
        const weight = weights[ranks.nextRank(scores[c])];
        const slopeHere = weight > 0 ? weight * surrogate.derivative(shift - scores[c]) : 0;
        out[c] = 0 - slopeHere;
        slope += slopeHere;
      }
      out[label] = pairwise ? slope : surrogate.derivative(scores[label]);
      return value;
    },
  };
}
