/** Tells something that is no result, on stderr. */
export function notice(text: string): void {
  process.stderr.write(`${text}\n`);
}
