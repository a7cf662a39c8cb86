import { type Cell, type Figure, toCsv } from '@owlery/figures';

type Trace = Record<string, unknown> & { name?: string };

/** The numbers that a figure draws, one point a line: the trace, x, y, z and the half width of an interval. */
export function figureCsv({ data }: Figure): string {
  const rows = (data as unknown as Trace[]).flatMap((trace, index) => {
    const name = typeof trace.name === 'string' ? trace.name : `trace ${index + 1}`;
    return pointsOf(trace).map(([x, y, z, halfWidth]) => [text(name), ...[x, y, z, halfWidth].map(cell)]);
  });
  const columns = ['trace', 'x', 'y', 'z', 'half width'].map((title) => ({ title, kind: 'text' as const }));
  return toCsv({ name: 'figure', title: '', columns, rows, blockColumns: 0, notes: [] });
}

function pointsOf(trace: Trace): unknown[][] {
  const list = (key: string) => (Array.isArray(trace[key]) ? (trace[key] as unknown[]) : []);
  const [x, y, z] = [list('x'), list('y'), list('z')];
  if (Array.isArray(z[0])) {
    return (z as unknown[][]).flatMap((row, i) => row.map((value, j) => [x[j] ?? j, y[i] ?? i, value]));
  }
  const ternary = [list('a'), list('b'), list('c')];
  if (ternary[0].length > 0) return ternary[0].map((a, i) => [a, ternary[1][i], ternary[2][i]]);
  const error = trace['error_y'] as { array?: unknown[] } | undefined;
  const length = Math.max(x.length, y.length);
  return Array.from({ length }, (_, i) => [x[i], y[i], z[i], error?.array?.[i]]);
}

const text = (value: string): Cell => ({ kind: 'text', text: value });

function cell(value: unknown): Cell {
  if (value === null || value === undefined) return { kind: 'empty' };
  return typeof value === 'number' ? { kind: 'number', value, digits: 6 } : text(String(value));
}
