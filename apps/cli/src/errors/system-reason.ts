import { getSystemErrorMap } from 'node:util';

/** The words for an error of the file system, such as `permission denied (EACCES)`; none for other errors. */
export function systemReason(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { errno, code } = error as NodeJS.ErrnoException;
  const words = errno === undefined ? undefined : getSystemErrorMap().get(errno)?.[1];
  return words === undefined ? undefined : `${words} (${code})`;
}
