import { type RandomStream } from '@owlery/numeric';

import { type BlockMemory } from './block-memory.ts';

/**
 * Draws rows of M = Σ_i ε_i x_iᵀ, a block of classes at a time, so that neither the noise (n × L) nor, where
 * rows suffice, M (L × d) is ever held as a whole. The noise is taken class by class, so a draw has the same
 * numbers for any block size.
 */
export interface RowSource {
  readonly memory: BlockMemory;
  /** Columns of M; the rest of the stride is zeros. */
  readonly columns: number;
  /** Takes the noise of the next `count` classes from the stream. */
  prepare(stream: RandomStream, slot: number, count: number): void;
  /** Forms the rows of what was prepared in a slot. */
  compute(slot: number, count: number): void;
  /** Forms the rows on several threads; absent where there is nothing to gain. */
  computeOnThreads?(slot: number, count: number): Promise<void>;
  /** Ends the threads. */
  close?(): Promise<void>;
  /** True rows = scale × rows of the memory. */
  readonly scale: number;
}

/** Numbers that a block of rows may take: 8 Mi doubles, 64 MiB. */
const blockNumbers = 2 ** 23;

/** When MᵀM is gathered: never, when M does not fit in one block, or always. */
export type GramUse = 'never' | 'when-split' | 'always';

/** How many classes a block holds when a class takes `numbersPerClass` doubles. */
export function blockCapacity(
  classes: number,
  numbersPerClass: number,
  numbers: number = blockNumbers,
): number {
  return Math.max(1, Math.min(classes, Math.floor(numbers / numbersPerClass)));
}
