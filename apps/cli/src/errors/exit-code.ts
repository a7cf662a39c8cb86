import { CommanderError } from 'commander';
import { UsageError } from './usage-error.ts';

/** 0 for help and version, 2 for a wrong call, 1 for bad data and for a run that failed. */
export function exitCode(error: unknown): 0 | 1 | 2 {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  return error instanceof UsageError ? 2 : 1;
}
