/**
 * The conditional risks of a hinge BOWL at "+1 for the first m classes, −1 for the others", m = 0..L.
 *
 * $$R(m)=2\bigl(W_m+T_m\bigr)=2\bigl(1+G(m)\bigr),\qquad W_m=\Theta_m-\theta_mA_m,\quad
 *   G(m)=\Theta_m-(1+\theta_m)A_m$$
 *
 * for $\sum p=1$, with $\theta_0=\theta_L=0$ and $\Theta_L=\Theta$. One of them is the least risk of all.
 * `probabilities` is $p\in\mathbb R^L_{\ge0}$ by rank (falling), `weights` $\theta\in\mathbb R^{L-1}_{\ge0}$.
 * Plain doubles: an error of about $L\,2^{-53}(1+\Theta)$. `decideCalibration` gives verdicts with a bound.
 * Errors: a RangeError for weights of another length. Cost: O(L). Source: derived here.
 *
 * @example
 * positivePrefixRisks([0.6, 0.25, 0.15], [1, 1]) // 2, 1.6, 2.6, 4
 */
export function positivePrefixRisks(
  probabilities: ArrayLike<number>,
  weights: ArrayLike<number>,
): Float64Array {
  const classes = probabilities.length;
  if (weights.length !== classes - 1) {
    throw new RangeError(
      `weights must hold one number a negative (classes - 1 = ${classes - 1}), got ${weights.length}`,
    );
  }
  const risks = new Float64Array(classes + 1);
  let mass = 0;
  for (let c = 0; c < classes; c++) mass += probabilities[c];
  let head = 0;
  let total = 0;
  risks[0] = 2 * mass;
  for (let m = 1; m <= classes; m++) {
    const theta = m < classes ? weights[m - 1] : 0;
    head += probabilities[m - 1];
    total += theta;
    risks[m] = 2 * (mass * total - theta * head + (mass - head));
  }
  return risks;
}
