const LF = 10;
const CR = 13;
const SPACE = 32;

/** The bytes `from … to - 1` as text, one character a byte. */
export function latin1(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1');
}

/** Where the token that starts at `from` ends: at a space or an end of line, LF or CRLF. */
export function tokenEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at] !== SPACE && bytes[at] !== LF && !(bytes[at] === CR && bytes[at + 1] === LF)) at++;
  return at;
}
