import { type Estimate, type RatioEstimate } from '@owlery/results';
import { type Cell, type Column } from '../table.ts';

export const text = (words: string): Cell => ({ kind: 'text', text: words });
export const number = (value: number, digits = 0): Cell => ({ kind: 'number', value, digits });
export const column = (title: string, kind: Column['kind'] = 'text'): Column => ({ title, kind });

export function estimateCell(estimate: Estimate | null, digits: number, bold = false): Cell {
  if (estimate === null) return { kind: 'empty' };
  const { mean, halfWidth, count } = estimate;
  return { kind: 'estimate', mean, halfWidth, count, digits, ...(bold && { bold }) };
}

export function ratioCell(ratio: RatioEstimate | null, bold = false): Cell {
  if (ratio === null) return { kind: 'empty' };
  const { ratio: value, low, high, count } = ratio;
  return { kind: 'interval', value, low, high, count, digits: 3, ...(bold && { bold }) };
}
