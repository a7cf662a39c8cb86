import { type CertifiedInfimum } from './certificate-schema.ts';
import { demand } from './refusal.ts';
import { type CertifiedInstance } from './risk-by-definition.ts';
import { wholeNumbers } from './whole-numbers.ts';

type Dual = CertifiedInfimum['dual'];

/** A rational without lowest terms. */
export interface Quotient {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * A lower bound of the conditional risk over all score vectors, from a dual solution.
 *
 * `p` lists the probabilities by rank; it need not be sorted. The bound holds for
 * $\sum_rp_r\ell_r(v)$, the class of rank r scoring $v_r$, for every $v_1\ge\dots\ge v_L$:
 *
 * **POWL** (`packing`). With gaps $d_i\ge0$ and $D_{rj}=\sum_{r\le i<j}d_i$ the risk is
 * $\sum_{r<j}p_r\theta_{j-1}[1-D_{rj}]_++p_j\theta_r(1+D_{rj})$. For any $0\le z_{rj}\le p_r\theta_{j-1}$ it is at
 * least $\sum_jp_j\Theta_{j-1}+\sum z_{rj}+\sum_id_i(\Theta_iT_i-\sum_{r\le i<j}z_{rj})$, and the last sum is
 * not negative once every bracket is not. For each j the numbers z are full
 * ($p_r\theta_{j-1}$) for the `full[j]` ranks r just above j, `part[j]` at the next rank and 0 beyond.
 *
 * **BOWL** (`slopes`). The risk is $\sum_rp_r[1-v_r]_++w_r[1+v_r]_+$, $w_r=\theta_rT_r+\theta_{r-1}A_{r-1}$.
 * For $0\le\alpha_r\le p_r$ (`own`) and $0\le\beta_r\le w_r$ (`negative`) it is at least
 * $\sum(\alpha_r+\beta_r)+\sum v_r(\beta_r-\alpha_r)$, and the last sum is not negative once
 * $\sum_{r\le m}(\beta_r-\alpha_r)\ge0$ for all m, with equality for m = L.
 *
 * Refuses a dual that breaks a condition. Cost: O(L²) for a POWL, O(L) for a BOWL.
 */
export function dualBound(instance: CertifiedInstance, dual: Dual): Quotient {
  return instance.family === 'powl' ? packingBound(instance, dual) : slopesBound(instance, dual);
}

function packingBound({ p, theta }: CertifiedInstance, dual: Dual): Quotient {
  demand(dual.kind === 'packing', 'the dual of a POWL must be a packing');
  const classes = p.values.length;
  const { full } = dual;
  const part = wholeNumbers('part', dual.part);
  demand(
    full.length === classes - 1 && part.values.length === classes - 1,
    'a packing needs one entry for each rank from 2',
  );
  // In units of 1 / (p.denominator * theta.denominator * part.denominator).
  const unit = part.denominator;
  const room = p.denominator * theta.denominator;
  const load = new Array<bigint>(classes).fill(0n);
  let bound = 0n;
  let weight = 0n;
  for (let j = 1; j < classes; j++) {
    const slope = theta.values[j - 1] * unit;
    weight += theta.values[j - 1];
    bound += p.values[j] * weight * unit;
    demand(full[j - 1] <= j, `full[${j - 1}] must be at most ${j}`);
    const first = j - full[j - 1];
    const rest = part.values[j - 1] * room;
    demand(rest >= 0n, `part[${j - 1}] must not be negative`);
    demand(
      rest === 0n || (first > 0 && rest <= p.values[first - 1] * slope),
      `part[${j - 1}] exceeds what its rank allows`,
    );
    let running = rest;
    if (first > 0) load[first - 1] += running;
    for (let r = first; r < j; r++) {
      running += p.values[r] * slope;
      load[r] += running;
    }
    bound += running;
  }
  let below = p.values.reduce((sum, x) => sum + x, 0n);
  weight = 0n;
  for (let i = 0; i < classes - 1; i++) {
    below -= p.values[i];
    weight += theta.values[i];
    demand(load[i] <= weight * below * unit, `the packing exceeds its capacity at cut ${i + 1}`);
  }
  return { numerator: bound, denominator: room * unit };
}

function slopesBound({ p, theta }: CertifiedInstance, dual: Dual): Quotient {
  demand(dual.kind === 'slopes', 'the dual of a BOWL must be slopes');
  const classes = p.values.length;
  const own = wholeNumbers('own', dual.own);
  const negative = wholeNumbers('negative', dual.negative);
  demand(
    own.values.length === classes && negative.values.length === classes,
    'slopes need one entry for each rank',
  );
  const room = p.denominator * theta.denominator;
  let above = 0n;
  let below = p.values.reduce((sum, x) => sum + x, 0n);
  let balance = 0n;
  let bound = 0n;
  for (let r = 0; r < classes; r++) {
    below -= p.values[r];
    const before = r > 0 ? theta.values[r - 1] * above : 0n;
    const weight = before + (r < classes - 1 ? theta.values[r] * below : 0n);
    above += p.values[r];
    const [alpha, beta] = [own.values[r], negative.values[r]];
    demand(
      alpha >= 0n && alpha * p.denominator <= p.values[r] * own.denominator,
      `own[${r}] is out of range`,
    );
    demand(beta >= 0n && beta * room <= weight * negative.denominator, `negative[${r}] is out of range`);
    const [a, b] = [alpha * negative.denominator, beta * own.denominator];
    balance += b - a;
    bound += a + b;
    demand(balance >= 0n, `the slopes lose balance at rank ${r + 1}`);
  }
  demand(balance === 0n, 'the slopes do not balance in all');
  return { numerator: bound, denominator: own.denominator * negative.denominator };
}
