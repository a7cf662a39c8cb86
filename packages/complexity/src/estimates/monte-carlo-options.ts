import { type RandomStream } from '@owlery/numeric';

/** How an expectation is estimated; every field may be left out but the stream, where draws are needed. */
export interface MonteCarloOptions {
  /** The randomness; draw number t uses its substream t, so results do not depend on the order of work. */
  readonly stream?: RandomStream;
  /** Average this many draws, at least 2. */
  readonly draws?: number;
  /** Draw until the interval is at most this times the estimate wide; 0.01 when `draws` is absent too. */
  readonly relativeWidth?: number;
  /** Level of the intervals, 0.95 when left out. */
  readonly confidence?: number;
  /** The interval that is reported and that decides when to stop; `normal` when left out. */
  readonly interval?: 'normal' | 'empirical-bernstein' | 'concentration';
  /** Most draws for `relativeWidth`, 1,000,000 when left out. */
  readonly maxDraws?: number;
  /** True: exact or an error. False: draws. Left out: exact when nL ≤ 20 for signs and no draws are asked. */
  readonly exact?: boolean;
  /** Called after each draw, also those of a pilot, with the number wanted as far as is known by then. */
  readonly onProgress?: (progress: { readonly draws: number; readonly wanted: number }) => void;
}
