import { type Family } from '@owlery/losses';

import { type Instance } from './instance.ts';
import { sequences } from './sequences.ts';
import { sum } from './sum.ts';

/**
 * The conditional risk of a hinge loss at whole scores, by its definition and in whole numbers: times the sum of the
 * masses and the unit of the weights.
 */
export function wholeRisk(
  family: Family,
  { masses, weights, unit }: Omit<Instance, 'top'>,
  scores: readonly number[],
): number {
  let risk = 0;
  for (let y = 0; y < scores.length; y++) {
    const negatives = scores.filter((_, c) => c !== y).sort((a, b) => b - a);
    let loss = family === 'bowl' ? unit * Math.max(0, 1 - scores[y]) : 0;
    negatives.forEach((score, j) => {
      loss += weights[j] * Math.max(0, 1 + score - (family === 'powl' ? scores[y] : 0));
    });
    risk += masses[y] * loss;
  }
  return risk;
}

/** Whether every one of the K likeliest classes scores above every other. */
export function isRight(scores: readonly number[], top: number): boolean {
  return Math.min(...scores.slice(0, top)) > Math.max(...scores.slice(top));
}

/**
 * Score vectors among which each closed region of constant order has its least hinge risk: whole differences of at
 * most 1 between neighbours (POWL), or ±1 (BOWL). They are the vertices of the regions in which the risk is linear.
 */
export function vertexScores(family: Family, classes: number): number[][] {
  if (family === 'bowl') return sequences([-1, 1], classes);
  const whole = sequences([...Array(classes).keys()], classes);
  return whole.filter((scores) => scores.every((score) => score === 0 || scores.includes(score - 1)));
}

/** The infimum of the risk and that over the wrong score vectors, by trying every vertex. */
export function vertexInfima(family: Family, instance: Instance): { infimum: number; wrong: number } {
  let [infimum, wrong] = [Infinity, Infinity];
  for (const scores of vertexScores(family, instance.masses.length)) {
    const risk = wholeRisk(family, instance, scores);
    infimum = Math.min(infimum, risk);
    if (!isRight(scores, instance.top)) wrong = Math.min(wrong, risk);
  }
  return { infimum, wrong };
}

/** The unit of {@link wholeRisk}: the sum of the masses times the unit of the weights. */
export const riskUnit = ({ masses, unit }: Omit<Instance, 'top'>): number => sum(masses) * unit;
