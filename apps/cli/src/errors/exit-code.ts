import { CommanderError } from 'commander';
import { Interruption, interruptionCodes } from './interruption.ts';
import { UsageError } from './usage-error.ts';

/**
 * 0 for help and version, 2 for a wrong call, 1 for bad data and for a run that failed, 130 for one
 * that was interrupted.
 */
export function exitCode(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Interruption) return interruptionCodes[error.signal];
  return error instanceof UsageError ? 2 : 1;
}
