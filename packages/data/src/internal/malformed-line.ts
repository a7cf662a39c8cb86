import { latin1, tokenEnd } from './bytes.ts';
import { quote } from './quote.ts';

/** Why no header stands in the first line, `text`. */
export function headerFault(text: string): string {
  return `the header is ${quote(text)}; it must be "points features labels", three whole numbers below 2^32`;
}

/** Why the label that starts at `start`, in the line `from … end - 1`, cannot be read. */
export function labelFault(
  bytes: Uint8Array,
  from: number,
  start: number,
  end: number,
  labels: number,
  allower: string,
): string {
  if (latin1(bytes, from, end).trim() === '')
    return 'the line is empty; a point with neither labels nor features is a single space';
  const token = latin1(bytes, start, tokenEnd(bytes, start)).split(',', 1)[0];
  if (/^\d+$/.test(token)) return `label ${token} is out of range; ${allowedIds('label', labels, allower)}`;
  return (
    `${quote(token)} is no label; labels are whole numbers with single commas between, ` +
    'and a point without labels starts with a space'
  );
}

/** Why the feature that starts at `start` cannot be read. */
export function featureFault(bytes: Uint8Array, start: number, features: number, allower: string): string {
  const token = latin1(bytes, start, tokenEnd(bytes, start));
  const [, id, value] = /^(\d+):(.*)$/s.exec(token) ?? [];
  if (id === undefined) return `${quote(token)} is no feature; features are written id:value`;
  if (Number(id) >= features)
    return `feature ${id} is out of range; ${allowedIds('feature', features, allower)}`;
  return `feature ${id} has the value ${quote(value)}; values are finite 32-bit decimal numbers`;
}

/** Why one id may not stand twice in a line. */
export function repeatFault(kind: 'label' | 'feature', id: number): string {
  return `${kind} ${id} occurs twice; a point has each ${kind} at most once`;
}

const allowedIds = (kind: string, count: number, allower: string) =>
  count === 0 ? `${allower} allows no ${kind}s` : `${allower} allows 0 to ${count - 1}`;
