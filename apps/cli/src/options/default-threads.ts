import { availableParallelism } from 'node:os';

const most = 16;

/** Threads unless asked otherwise: one a core, at most sixteen. */
export function defaultThreads(): number {
  return Math.min(most, availableParallelism());
}
