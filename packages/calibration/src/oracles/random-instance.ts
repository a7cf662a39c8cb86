import { type Family, type Surrogate } from '@owlery/losses';
import { type RandomStream } from '@owlery/numeric';

import { type OracleInstance } from './oracle-instance.ts';

/** What to draw. */
export interface RandomInstanceOptions {
  readonly stream: RandomStream;
  readonly family: Family;
  readonly surrogate: Surrogate;
  /** Largest L; from 2 up each is as likely. */
  readonly classes: number;
  /** Whether θ must be non-increasing; otherwise one in two is. */
  readonly monotone: boolean;
}

/**
 * A random instance to hold an oracle against: p from smooth to peaked, on a coarse grid (ties of risks and
 * of classes) one time in three, with zeros in the tail now and then; θ likewise.
 *
 * K is uniform among those with $p_K-p_{K+1}>10^{-6}$; instances without any are drawn again. O(L log L).
 */
export function randomInstance(options: RandomInstanceOptions): OracleInstance {
  const { stream, family, surrogate, monotone } = options;
  for (;;) {
    const classes = 2 + stream.below(options.classes - 1);
    const probabilities = masses(stream, classes);
    const total = probabilities.reduce((sum, x) => sum + x, 0);
    const weights = masses(stream, classes - 1);
    // A coarse grid keeps its small whole ratios; other weights are scaled at random.
    const scale = stream.below(2) === 0 ? 1 : 2 * stream.uniform();
    if (monotone || stream.below(2) === 0) weights.sort((a, b) => b - a);
    const sorted = probabilities.map((x) => x / total).sort((a, b) => b - a);
    const tops = sorted.flatMap((x, i) => (i > 0 && sorted[i - 1] - x > 1e-6 ? [i] : []));
    if (tops.length === 0) continue;
    const top = tops[stream.below(tops.length)];
    return { family, surrogate, probabilities: sorted, weights: weights.map((x) => x * scale), top };
  }
}

function masses(stream: RandomStream, length: number): number[] {
  const coarse = stream.below(3) === 0;
  const power = 1 + stream.below(4);
  const list = Array.from({ length }, () => (coarse ? stream.below(6) / 4 : (1 - stream.uniform()) ** power));
  if (stream.below(6) === 0) list[stream.below(length)] = 0;
  if (!list.some((x) => x > 0)) list[0] = 1;
  return list;
}
