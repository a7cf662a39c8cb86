import { type GeneralisationBound } from '@owlery/complexity';
import { type Cell, type Table } from '@owlery/figures';

const text = (value: string): Cell => ({ kind: 'text', text: value });
const short = (value: number): Cell => text(Number.isFinite(value) ? value.toPrecision(4) : 'none');

/** The bound by every route whose constants are proved, term by term. */
export function boundsTable(bounds: Readonly<Record<string, GeneralisationBound>>, top: number): Table {
  const column = (title: string) => ({ title, kind: 'number' as const });
  return {
    name: 'bounds-by-route',
    title: 'By route of contraction',
    columns: [
      { title: 'Route', kind: 'text' },
      ...['Lipschitz constant', 'Empirical', 'Complexity', 'Confidence', 'Bound'].map(column),
      column(`Top-${top} error`),
      column('Says something from n'),
    ],
    rows: Object.entries(bounds).map(([route, { lipschitz, terms, total, topKError, firstNonVacuousN }]) => [
      text(route),
      ...[lipschitz, terms.empirical, terms.complexity, terms.confidence, total, topKError ?? NaN].map(short),
      text(firstNonVacuousN === null ? 'never' : firstNonVacuousN.toLocaleString('en')),
    ]),
    blockColumns: 0,
    notes: [
      'Routes whose constants are proved. A top-K error of 1 or more says nothing; the last column is the least n with which it does, all else equal.',
    ],
  };
}
