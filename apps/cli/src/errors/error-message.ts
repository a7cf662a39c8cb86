import { CommanderError } from 'commander';
import { systemReason } from './system-reason.ts';

/** Errors whose message is written for whoever runs a command; told by name, so that no room must be read. */
const spoken = new Set([
  ...['UsageError', 'OutputError', 'DataError', 'StoreError'],
  ...[
    'CheckpointError',
    'DivergenceError',
    'Interruption',
    'RangeError',
    'ConvergenceError',
    'MemoryError',
    'TensorflowError',
  ],
]);

/**
 * What is told on stderr of an error: one line, without a stack trace.
 *
 * @example
 * errorMessage(new RangeError('keep must be …')); // 'keep must be …'
 */
export function errorMessage(error: unknown): string {
  if (!(error instanceof Error)) return `unexpected: ${String(error)}`;
  if (error instanceof CommanderError) return error.message.replace(/^error: /, '').replaceAll('\n', ' ');
  if (spoken.has(error.name)) return error.message;
  const reason = systemReason(error);
  const { path } = error as NodeJS.ErrnoException;
  if (reason !== undefined) return path === undefined ? reason : `${path}: ${reason}`;
  return `unexpected ${error.name}: ${error.message} (--verbose shows where)`;
}
