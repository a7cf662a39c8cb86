import { bowl, powl } from '@owlery/losses';

import { conditionalRisk } from '../conditional-risk.ts';
import { type OracleInfima, type OracleInstance } from './oracle-instance.ts';

const largest = { powl: 6, bowl: 10 };

/**
 * The infima of the conditional risk of a hinge loss over score vectors tried one by one: an oracle that
 * evaluates the loss by its definition and uses no order of p.
 *
 * In each region of constant order the risk is linear between the hyperplanes where a difference of scores
 * is a whole number (POWL) or a score is ±1 (BOWL), so the vertices of the regions have whole differences, at most
 * 1 between neighbours, or scores ±1. POWL: all of $\{0..L-1\}^L$ with least score 0, L ≤ 6; BOWL: all of
 * $\{-1,1\}^L$, L ≤ 10.
 *
 * Errors: a RangeError for another surrogate than the hinge or more classes. Cost: at most 31,031 (POWL) or
 * 1,024 (BOWL) risks. Source: derived here.
 *
 * @example
 * enumeratedInfima({
 *   family: 'powl', surrogate: hinge, probabilities: [0.6, 0.25, 0.15], weights: [1, 1], top: 1,
 * }) // { infimum: 1.2, wrongInfimum: 1.45 }
 */
export function enumeratedInfima(instance: OracleInstance): OracleInfima {
  const { family, surrogate, probabilities, weights, top } = instance;
  if (surrogate.id !== 'hinge') {
    throw new RangeError(`surrogate must be hinge for an enumeration, got ${surrogate.id}`);
  }
  const classes = probabilities.length;
  if (classes > largest[family]) {
    throw new RangeError(
      `probabilities must hold at most ${largest[family]} classes for ${family}, got ${classes}`,
    );
  }
  const loss = (family === 'powl' ? powl : bowl)({ surrogate, weights });
  const levels = family === 'powl' ? Array.from({ length: classes }, (_, v) => v) : [-1, 1];
  const scores = new Float64Array(classes);
  let infimum = Infinity;
  let wrongInfimum = Infinity;
  const visit = (index: number): void => {
    if (index < classes) {
      for (const level of levels) {
        scores[index] = level;
        visit(index + 1);
      }
      return;
    }
    // A POWL does not change when all scores rise together.
    if (family === 'powl' && !scores.includes(0)) return;
    const risk = conditionalRisk(probabilities, loss, scores);
    infimum = Math.min(infimum, risk);
    const right = Math.min(...scores.subarray(0, top)) > Math.max(...scores.subarray(top));
    if (!right) wrongInfimum = Math.min(wrongInfimum, risk);
  };
  visit(0);
  return { infimum, wrongInfimum };
}
