import { systemReason } from './system-reason.ts';

/** A place that was named for output cannot be written to. */
export class OutputError extends Error {
  override readonly name = 'OutputError';

  constructor(path: string, cause: unknown) {
    super(`cannot write to ${path}: ${systemReason(cause) ?? String(cause)}`, { cause });
  }
}
