import { type ExtremeFile } from './read-extreme-file.ts';
import { ExtremeParser } from './internal/extreme-parser.ts';

export interface ExtremeLinesOptions {
  /** What an error calls the place the lines come from. */
  readonly source: string;
  /** The number of the first line, from 1. */
  readonly firstLine: number;
  readonly features: number;
  readonly labels: number;
}

/**
 * Reads points of the Extreme Classification text format that come without a header, such as lines of a stream.
 *
 * A line may also begin with its features, without the space that stands for no labels. An empty line is
 * an error, as in a file. `lines` holds no line feeds. Cost: $O(\text{characters})$.
 *
 * @throws DataError that begins with `source:line: ` for whatever does not fit.
 *
 * @example
 * ```ts
 * const place = { source: 'stdin', firstLine: 1, features: 10, labels: 4 };
 * readExtremeLines(['0,3 2:1 5:2', '7:1'], place).points; // 2
 * ```
 */
export function readExtremeLines(
  lines: readonly string[],
  { source, firstLine, features, labels }: ExtremeLinesOptions,
): ExtremeFile {
  const header = { points: lines.length, features, labels };
  const parser = new ExtremeParser(source, { header, line: firstLine - 1 });
  const text = lines.map((line) => (/^[^ ,]*:/.test(line) ? ` ${line}\n` : `${line}\n`)).join('');
  const bytes = Buffer.from(text);
  parser.read(bytes, 0, bytes.length, 0);
  return parser.finish();
}
