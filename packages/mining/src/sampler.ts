import { type RandomStream } from '@owlery/numeric';

import { type UniformScheme } from './uniform-scheme.ts';

/** The classes that are drawn from. */
export interface ClassSpace {
  /** $L \ge 2$, the number of classes; their labels are 0..L − 1. */
  readonly classes: number;
  /** How often each class is a label in training, for the samplers that follow the labels' frequency. */
  readonly labelCounts?: ArrayLike<number>;
}

/** Draws negatives over one class space. It owns scratch memory, so each thread makes its own. */
export interface NegativeSampler {
  readonly classes: number;
  /** $q(c)$: chance that one draw is class c, before the positives of a point are ruled out. */
  probability(label: number): number;
  /**
   * Draws negatives of one point.
   *
   * @param stream where the randomness comes from.
   * @param count b, the number of draws, at least 1.
   * @param out gets the labels drawn, from index 0; at least b long. Their order is of no meaning.
   * @param positives labels of the point, never drawn; in any order, copies allowed. A range of a larger
   *   array is given by `begin` and `end`. The order does not change the law, but it may change which labels
   *   a stream gives.
   * @returns how many labels were written: b, or fewer where copies or accidental hits are dropped.
   * @throws RangeError when b draws are impossible or a positive is no class.
   *
   * Cost: O(b + positives) expected; nothing is allocated.
   */
  sample(
    stream: RandomStream,
    count: number,
    out: Int32Array,
    positives: ArrayLike<number>,
    begin?: number,
    end?: number,
  ): number;
}

/** An entry of the registry of samplers. */
export interface Sampler {
  readonly id: string;
  readonly title: string;
  /** Whether every negative has the same chance. */
  readonly uniform: boolean;
  /** Whether draws are independent, so that a class can be drawn twice. */
  readonly withReplacement: boolean;
  /** Whether the same label can be written twice. */
  readonly keepsCopies: boolean;
  /** The scheme whose `inducedWeights` hold for a point with one positive; null when draws are not uniform. */
  readonly scheme: UniformScheme | null;
  /** Makes a sampler; cost O(L) once. */
  prepare(space: ClassSpace): NegativeSampler;
}
