import { DataError } from '@owlery/data';

/** Lines that came together, and the number of the first. */
export interface InputLines {
  readonly firstLine: number;
  readonly lines: readonly string[];
}

/** What a line may be long at most: beyond it the input is no text of lines. */
const longestLine = 1 << 26;

/**
 * The lines of a stream as they come, at most so many at once: one that was typed is given at once, those of
 * a file in groups. LF or CRLF; the last may lack it.
 *
 * @throws {DataError} `stdin:line: …` for a line that does not end.
 */
export async function* inputLines(
  input: AsyncIterable<Buffer>,
  atOnce: number,
): AsyncGenerator<InputLines, void> {
  let firstLine = 1;
  let parts: Buffer[] = [];
  let held = 0;
  for await (const chunk of input) {
    const end = chunk.lastIndexOf(10);
    if (end < 0) {
      parts.push(chunk);
      held += chunk.length;
      if (held > longestLine)
        throw new DataError('stdin', firstLine, `a line is longer than ${longestLine} bytes`);
      continue;
    }
    const lines = Buffer.concat([...parts, chunk.subarray(0, end)])
      .toString()
      .split('\n');
    parts = [chunk.subarray(end + 1)];
    held = parts[0].length;
    for (let from = 0; from < lines.length; from += atOnce) {
      const some = lines.slice(from, from + atOnce).map(withoutReturn);
      yield { firstLine, lines: some };
      firstLine += some.length;
    }
  }
  const last = Buffer.concat(parts).toString();
  if (last !== '') yield { firstLine, lines: [withoutReturn(last)] };
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
