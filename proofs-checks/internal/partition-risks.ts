import { subsets } from './subsets.ts';
import { sum } from './sum.ts';

/** The risk of one set of cuts, in units of the total mass and of the unit of the weights. */
export interface PartitionRisk {
  /** S, numbers from 1 to L − 1. */
  readonly cuts: readonly number[];
  readonly risk: number;
}

/**
 * The risks of all ordered partitions of a hinge POWL, by the formula of the theorem in whole numbers:
 * $R(S)=\Theta+\sum_{i\in S}\Theta_iT_i-\sum_{r<j,\;S\cap[r,j-1]\ne\emptyset}p_r\theta_{j-1}$.
 */
export function partitionRisks(masses: readonly number[], weights: readonly number[]): PartitionRisk[] {
  return subsets(masses.length - 1).map((set) => {
    const cuts = set.map((i) => i + 1);
    return { cuts, risk: partitionRisk(masses, weights, cuts) };
  });
}

/** $R(S)$ for one set of cuts. */
export function partitionRisk(
  masses: readonly number[],
  weights: readonly number[],
  cuts: readonly number[],
): number {
  const [total, classes] = [sum(masses), masses.length];
  let risk = total * sum(weights);
  for (const i of cuts) risk += sum(weights, i) * (total - sum(masses, i));
  for (let r = 1; r < classes; r++) {
    for (let j = r + 1; j <= classes; j++) {
      if (cuts.some((cut) => r <= cut && cut < j)) risk -= masses[r - 1] * weights[j - 2];
    }
  }
  return risk;
}

/** The least risk with the cut K and without it. */
export function leastRisks(risks: readonly PartitionRisk[], top: number): { cut: number; uncut: number } {
  const least = (having: boolean): number =>
    Math.min(...risks.filter(({ cuts }) => cuts.includes(top) === having).map(({ risk }) => risk));
  return { cut: least(true), uncut: least(false) };
}
