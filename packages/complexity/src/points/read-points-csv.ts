import { type DensePoints } from './points.ts';

/**
 * Reads points from comma-separated text, one point a line.
 *
 * Numbers are written as in JavaScript (`-1.5`, `2e-3`), blanks around them are allowed; there is no header.
 * Line ends may be LF or CRLF, a byte order mark and blank lines at the end are passed over.
 *
 * @param text the text of the file.
 * @param fileName how errors name it.
 * @throws RangeError `file:line: …` for a field that is no finite number (NaN and infinities included), a line
 *   with another number of fields than the first, or a blank line between points; `file: …` for no points.
 *
 * Cost: O(length of the text). Source: definition.
 * @example
 * readPointsCsv('1,2\n3,4\n', 'points.csv').values // Float64Array(4) [1, 2, 3, 4]
 * readPointsCsv('1,2\n3,x\n', 'points.csv')
 * // RangeError: points.csv:2: every field must be a finite number, got "x" in field 2
 */
export function readPointsCsv(text: string, fileName: string): DensePoints {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  while (lines.length > 0 && lines[lines.length - 1].trim() === '') lines.pop();
  if (lines.length === 0) throw new RangeError(`${fileName}: must hold at least one point, got none`);
  const columns = lines[0].split(',').length;
  const values = new Float64Array(lines.length * columns);
  lines.forEach((line, i) => {
    const place = `${fileName}:${i + 1}`;
    if (line.trim() === '') throw new RangeError(`${place}: must hold a point, got a blank line`);
    const fields = line.split(',');
    if (fields.length !== columns) {
      throw new RangeError(`${place}: must hold ${columns} fields as the first line, got ${fields.length}`);
    }
    fields.forEach((field, l) => {
      const value = field.trim() === '' ? NaN : Number(field);
      if (!Number.isFinite(value)) {
        const shown = JSON.stringify(field.trim());
        throw new RangeError(`${place}: every field must be a finite number, got ${shown} in field ${l + 1}`);
      }
      values[i * columns + l] = value;
    });
  });
  return { rows: lines.length, columns, values };
}
