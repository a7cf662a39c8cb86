import { type Family } from '@owlery/losses';
import { isNonIncreasing } from '@owlery/mining';
import { type Highs } from 'highs';

import { orders } from '../internal/orders.ts';
import { LinearProgram, loadSolver } from './linear-program.ts';
import { type OracleInfima, type OracleInstance } from './oracle-instance.ts';

/**
 * The infima of the conditional risk of a hinge loss over all $f\in\mathbb R^L$, and over the wrong f, by
 * linear programs that HiGHS solves: an oracle that knows neither the exchange lemma nor partitions.
 *
 * For non-increasing θ the ordered sum of a label is written by its layers,
 * $\sum_j\theta_ja_{[j]}=\sum_m(\theta_m-\theta_{m+1})S_m(a)$, $S_m(a)=\min_t\,mt+\sum_c[a_c-t]_+$ (L ≤ 12).
 * Otherwise each of the L! orders of the scores has its own program, and the least counts (L ≤ 5). The wrong
 * f are covered by one program for each pair $a\le K<b$ with the constraint $f_a\le f_b$.
 *
 * Errors: a RangeError for a surrogate other than the hinge or too many classes. Accuracy: HiGHS's
 * tolerances, about $10^{-7}$. Cost: 1 + K(L − K) programs of O(L³) rows. Source: derived here.
 *
 * @example
 * await linearProgramInfima({
 *   family: 'powl', surrogate: hinge, probabilities: [0.6, 0.25, 0.15], weights: [1, 1], top: 1,
 * }) // { infimum: 1.2, wrongInfimum: 1.45 }
 */
export async function linearProgramInfima(instance: OracleInstance): Promise<OracleInfima> {
  if (instance.surrogate.id !== 'hinge') {
    throw new RangeError(`surrogate must be hinge for a linear program, got ${instance.surrogate.id}`);
  }
  const classes = instance.probabilities.length;
  const layered = isNonIncreasing(instance.weights);
  const most = layered ? 12 : 5;
  if (classes > most) {
    throw new RangeError(
      `probabilities must hold at most ${most} classes for ${layered ? 'non-increasing' : 'other'} weights, got ${classes}`,
    );
  }
  const solver = await loadSolver();
  return layered ? layeredInfima(solver, instance) : orderedInfima(solver, instance);
}

function layeredInfima(solver: Highs, instance: OracleInstance): OracleInfima {
  const { family, probabilities: p, weights: theta, top } = instance;
  const classes = p.length;
  const program = new LinearProgram();
  const scores = p.map(() => program.variable(0, -Infinity));
  for (let y = 0; y < classes; y++) {
    if (p[y] === 0) continue;
    const paid = hinges(program, family, scores, y, p[y]);
    for (let m = 1; m < classes; m++) {
      const layer = theta[m - 1] - (m < classes - 1 ? theta[m] : 0);
      if (layer === 0) continue;
      const level = program.variable(p[y] * layer * m, -Infinity);
      for (let c = 0; c < classes; c++) {
        if (c === y) continue;
        const above = program.variable(p[y] * layer);
        program.atLeast(
          [
            [1, above],
            [1, level],
            [-1, paid[c]],
          ],
          0,
        );
      }
    }
  }
  const pairs: number[] = [];
  for (let a = 0; a < top; a++) {
    for (let b = top; b < classes; b++)
      pairs.push(
        program.atLeast(
          [
            [1, scores[b]],
            [-1, scores[a]],
          ],
          0,
        ),
      );
  }
  const [infimum, ...wrong] = program.minima(solver, pairs);
  return { infimum, wrongInfimum: Math.min(...wrong) };
}

function orderedInfima(solver: Highs, instance: OracleInstance): OracleInfima {
  const { family, probabilities: p, weights: theta, top } = instance;
  let infimum = Infinity;
  let wrongInfimum = Infinity;
  for (const order of orders(p.length)) {
    const program = new LinearProgram();
    const scores = p.map(() => program.variable(0, -Infinity));
    for (let r = 1; r < order.length; r++) {
      program.atLeast(
        [
          [1, scores[order[r - 1]]],
          [-1, scores[order[r]]],
        ],
        0,
      );
    }
    for (let y = 0; y < order.length; y++) {
      const negatives = order.filter((c) => c !== y);
      const cost = (c: number): number => p[y] * theta[negatives.indexOf(c)];
      hinges(program, family, scores, y, p[y], cost);
    }
    const [least] = program.minima(solver);
    infimum = Math.min(infimum, least);
    // A pair a <= K < b with f_a <= f_b: all of this region if b comes first in it, else the tie, which
    // lies on the border of a region where b does.
    const wrong = order.slice(0, top).some((c) => c >= top);
    if (wrong) wrongInfimum = Math.min(wrongInfimum, least);
  }
  return { infimum, wrongInfimum };
}

/** The variables that are at least the hinges of a label: by negative, and for a BOWL its own with its cost. */
function hinges(
  program: LinearProgram,
  family: Family,
  scores: readonly number[],
  y: number,
  ownCost: number,
  cost: (negative: number) => number = () => 0,
): number[] {
  if (family === 'bowl')
    program.atLeast(
      [
        [1, program.variable(ownCost)],
        [1, scores[y]],
      ],
      1,
    );
  return scores.map((score, c) => {
    if (c === y) return -1;
    const paid = program.variable(cost(c));
    const terms: [number, number][] = [
      [1, paid],
      [-1, score],
    ];
    if (family === 'powl') terms.push([1, scores[y]]);
    program.atLeast(terms, 1);
    return paid;
  });
}
