import { type Figure } from './figure.ts';

/**
 * The text of a figure's JSON file: keys sorted, lists of plain values on one line, a newline at the
 * end. Equal figures give equal bytes.
 */
export function figureJson(figure: Figure): string {
  const sorted = JSON.stringify(figure, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
  const indented = JSON.stringify(JSON.parse(sorted), null, 2);
  return `${indented.replace(/\[[^[\]{}]*\]/g, (list) => list.replace(/\n\s*/g, ' ').replace('[ ', '[').replace(/ \]$/, ']'))}\n`;
}
