import { type Cell } from '../table.ts';

/** A cell as the value that matters most and what surrounds it. */
export interface CellText {
  value: string;
  /** ` ± 0.003` or ` (1.70–1.82)`, or empty. */
  spread: string;
  bold: boolean;
}

/** The words of a cell, for formats that people read. A dash stands for what is not there. */
export function cellText(cell: Cell): CellText {
  switch (cell.kind) {
    case 'empty':
      return { value: '–', spread: '', bold: false };
    case 'text':
      return { value: cell.text, spread: '', bold: false };
    case 'number':
      return { value: fixed(cell.value, cell.digits), spread: '', bold: false };
    case 'estimate': {
      const spread = cell.halfWidth === null ? '' : ` ± ${fixed(cell.halfWidth, cell.digits)}`;
      return { value: fixed(cell.mean, cell.digits), spread, bold: cell.bold ?? false };
    }
    case 'interval': {
      const { low, high, digits } = cell;
      const spread = low === null || high === null ? '' : ` (${fixed(low, digits)}–${fixed(high, digits)})`;
      return { value: fixed(cell.value, digits), spread, bold: cell.bold ?? false };
    }
  }
}

/** A number with so many digits after the point, and commas between thousands. */
function fixed(value: number, digits: number): string {
  const [whole, fraction] = value.toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
