import { type Family } from '@owlery/losses';

/** A point: whole scores, a label, and how the loss of a draw is made. */
export interface SampledHinge {
  readonly family: Family;
  readonly scores: readonly number[];
  readonly label: number;
  readonly keep: number;
}

/**
 * The hinge loss of one draw and its subgradient, in whole numbers: the k best of the draw, smaller index first among
 * equal scores, copies counted as often as they were drawn; classes by index, the label not among them.
 */
export function sampledHinge(
  point: SampledHinge,
  draw: readonly number[],
): { value: number; subgradient: number[] } {
  const { family, scores, label, keep } = point;
  const kept = [...draw].sort((a, b) => scores[b] - scores[a] || a - b).slice(0, keep);
  const subgradient = scores.map(() => 0);
  let value = 0;
  if (family === 'bowl') {
    value = Math.max(0, 1 - scores[label]);
    subgradient[label] = scores[label] < 1 ? -1 : 0;
  }
  for (const c of kept) {
    const margin = family === 'powl' ? scores[label] - scores[c] : -scores[c];
    if (margin >= 1) continue;
    value += 1 - margin;
    subgradient[c]++;
    if (family === 'powl') subgradient[label]--;
  }
  return { value, subgradient };
}
