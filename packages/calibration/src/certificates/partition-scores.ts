/**
 * The scores of an ordered partition: each class scores the number of cuts at or after its rank.
 *
 * `cuts` rise from 1 to L − 1. O(L).
 */
export function partitionScores(classes: number, cuts: ArrayLike<number>): bigint[] {
  const scores = new Array<bigint>(classes).fill(0n);
  for (let i = 0; i < cuts.length; i++) scores[cuts[i] - 1]++;
  for (let r = classes - 2; r >= 0; r--) scores[r] += scores[r + 1];
  return scores;
}
