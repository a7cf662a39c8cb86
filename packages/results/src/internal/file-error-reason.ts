import { getSystemErrorMap } from 'node:util';

/** The words for a file system error, such as `permission denied (EACCES)`. */
export function fileErrorReason(error: unknown): string {
  const { errno, code, message } = error as NodeJS.ErrnoException;
  const words = errno === undefined ? undefined : getSystemErrorMap().get(errno)?.[1];
  return words === undefined ? message : `${words} (${code})`;
}
