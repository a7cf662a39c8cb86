import { checkWholeNumber } from '@owlery/numeric';
import { type Family } from './family.ts';
import { type Surrogate } from './surrogate.ts';
import { KeptNegatives } from './internal/kept-negatives.ts';

/** The loss of one draw of negatives; see `sampledLoss`. Owns its scratch memory: one object, one thread. */
export interface SampledLoss {
  readonly family: Family;
  readonly surrogate: Surrogate;
  /** $k$, the number of drawn negatives that are kept. */
  readonly keep: number;
  /** $\hat\ell(f,y;B)$. */
  value(scores: Float64Array, label: number, sample: Int32Array): number;
  /** Writes a subgradient in $f$ into all of `out` and returns $\hat\ell(f,y;B)$. */
  subgradient(scores: Float64Array, label: number, sample: Int32Array, out: Float64Array): number;
}

/**
 * The stochastic negative mining estimate of an ordered weighted loss, from one draw $B$ of negatives.
 *
 * $$\hat\ell(f,y;B)=\sum_{c\in\mathrm{Top}_k(B)}\varphi(f_y-f_c)\quad\text{(POWL)},\qquad
 *   \varphi(f_y)+\sum_{c\in\mathrm{Top}_k(B)}\varphi(-f_c)\quad\text{(BOWL)}$$
 *
 * `scores` is $f\in\mathbb R^L$; `sample` holds the classes of $B$ in any order, never the label, a class as
 * often as it was drawn; $\mathrm{Top}_k(B)$ are the `keep` $=k\ge1$ best scored of them, all of $B$ when
 * $|B|\le k$. Its mean over the draws is the loss with the weights of `snmWeights`; with the same tie rule
 * the same holds for the subgradient.
 *
 * Ties: the smaller class index is kept first. An empty $B$ leaves only $\varphi(f_y)$ (BOWL) or 0 (POWL).
 * Errors: a RangeError for a $k$ that is no whole number from 1, a label or sampled class out of range, the
 * label in the sample, an `out` that is not of length $L$, a `NaN` or `Infinity` among the scores read.
 * Cost: O(b log b), and O(L) to clear `out`; allocates only when a sample is larger than all before.
 * Source: derived here, after Reddi et al., Stochastic negative mining, 2019.
 *
 * @example
 * const loss = sampledLoss({ family: 'bowl', surrogate: hinge, keep: 1 });
 * loss.value(Float64Array.of(1, 0.5, -1, 2), 0, Int32Array.of(1, 2)) // 1.5
 */
export function sampledLoss(options: { family: Family; surrogate: Surrogate; keep: number }): SampledLoss {
  const { family, surrogate, keep } = options;
  checkWholeNumber('keep', keep, 1, Infinity);
  const pairwise = family === 'powl';
  const kept = new KeptNegatives(keep);

  function loadedValue(scores: Float64Array, label: number, sample: Int32Array): number {
    kept.load(scores, label, sample);
    const shift = pairwise ? scores[label] : 0;
    let sum = pairwise ? 0 : surrogate.value(scores[label]);
    for (let i = 0; i < kept.count; i++) sum += surrogate.value(shift - scores[kept.classes[i]]);
    return sum;
  }

  return {
    family,
    surrogate,
    keep,
    value: loadedValue,
    subgradient(scores, label, sample, out) {
      if (out === scores || out.length !== scores.length) {
        throw new RangeError(
          out === scores
            ? 'out must be another array than scores'
            : `out must hold ${scores.length} numbers, one a class, got ${out.length}`,
        );
      }
      const value = loadedValue(scores, label, sample);
      const shift = pairwise ? scores[label] : 0;
      let slope = 0;
      out.fill(0);
      for (let i = 0; i < kept.count; i++) {
        const c = kept.classes[i];
        const slopeHere = surrogate.derivative(shift - scores[c]);
        out[c] -= slopeHere;
        slope += slopeHere;
      }
      out[label] = pairwise ? slope : surrogate.derivative(scores[label]);
      return value;
    },
  };
}
