import { type Cell, type Column, type Table } from './table.ts';

/**
 * A table as CSV after RFC 4180: CRLF between records, quotes where needed, one header. An estimate
 * takes three columns (mean, half width, seeds) and an interval four (value, low, high, seeds), with six
 * significant digits. Text that a spreadsheet would run as a formula gets a leading apostrophe.
 */
export function toCsv(table: Table): string {
  const head = table.columns.flatMap(({ title, kind }) =>
    parts[kind].map((part) => quote(`${title}${part}`)),
  );
  const rows = table.rows.map((row) => row.flatMap((cell, index) => fields(cell, table.columns[index].kind)));
  return [head, ...rows].map((record) => `${record.join(',')}\r\n`).join('');
}

const parts: Record<Column['kind'], readonly string[]> = {
  text: [''],
  number: [''],
  estimate: ['', ' half width', ' seeds'],
  interval: ['', ' low', ' high', ' seeds'],
};

function fields(cell: Cell, kind: Column['kind']): string[] {
  switch (cell.kind) {
    case 'text':
      return padded([quote(cell.text)], kind);
    case 'number':
      return padded([digits(cell.value)], kind);
    case 'estimate':
      return padded([digits(cell.mean), digits(cell.halfWidth), digits(cell.count)], kind);
    case 'interval':
      return padded([digits(cell.value), digits(cell.low), digits(cell.high), digits(cell.count)], kind);
    case 'empty':
      return padded([], kind);
  }
}

/** As many fields as the column takes, so that every record has the same number. */
function padded(values: string[], kind: Column['kind']): string[] {
  return parts[kind].map((_, index) => values[index] ?? '');
}

const digits = (value: number | null) => (value === null ? '' : String(Number(value.toPrecision(6))));

function quote(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
