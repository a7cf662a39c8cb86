import { basename } from 'node:path';

/**
 * Malformed data: the message begins with the file's base name and, where there
 * is one, the line (`train.txt:3: …`), names the offending value and says what
 * is allowed.
 *
 * @example
 * ```ts
 * const error = new DataError('/sets/mine/train.txt', 3, 'label 7 is out of range, …');
 * error.message; // 'train.txt:3: label 7 is out of range, …'
 * error.file; // '/sets/mine/train.txt'
 * ```
 */
export class DataError extends Error {
  override readonly name = 'DataError';
  /** The path as it was given. */
  readonly file: string;
  /** 1 is the header; absent when the whole file or folder is at fault. */
  readonly line: number | undefined;

  constructor(file: string, line: number | undefined, reason: string, options?: ErrorOptions) {
    const place = line === undefined ? basename(file) : `${basename(file)}:${line}`;
    super(`${place}: ${reason}`, options);
    this.file = file;
    this.line = line;
  }
}
