/**
 * Prints what a command found: with `json` exactly one JSON document, else the text.
 *
 * Stdout carries nothing else; progress and notices go to stderr.
 */
export function printResult(json: boolean | undefined, value: unknown, text: () => string): void {
  process.stdout.write(`${json ? JSON.stringify(value) : text()}\n`);
}
