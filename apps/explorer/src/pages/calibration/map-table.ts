import { type Cell, type Table } from '@owlery/figures';
import { type CalibrationMapRecord } from '@owlery/results';

const text = (value: string): Cell => ({ kind: 'text', text: value });
const whole = (value: number): Cell => ({ kind: 'number', value, digits: 0 });

/** A stored map as a table: the calibrated share by b, k and K, or the calibrated K by distribution, b and k. */
export function mapTable(map: CalibrationMapRecord): Table {
  const { id, family, surrogate, classes, scheme, simplex, cells = [] } = map;
  const title = `${surrogate} ${family.toUpperCase()}, ${classes} classes, ${scheme}`;
  const column = (title: string, kind: 'text' | 'number' | 'interval' = 'number') => ({ title, kind });
  const frame = { name: id, title, blockColumns: 0 };
  if (simplex === undefined) {
    return {
      ...frame,
      columns: [
        column('Distribution', 'text'),
        column('b'),
        column('k'),
        column('Calibrated for K', 'text'),
        column('Undecided', 'text'),
      ],
      rows: cells.map((cell) => [
        ...[text(cell.distribution), whole(cell.sample), whole(cell.keep)],
        ...[text(listed(cell.calibratedFor)), text(listed(cell.undecided))],
      ]),
      notes: [`Record ${id}, ${map.createdAt}.`],
    };
  }
  return {
    ...frame,
    columns: [
      column('b'),
      column('k'),
      column('K'),
      column('Exact share', 'text'),
      column('Share of the simplex', 'interval'),
    ],
    rows: simplex.flatMap(({ sample, keep, shares, regions }) =>
      shares.map((share): Cell[] => [
        ...[whole(sample), whole(keep), whole(share.top)],
        text(regions?.find(({ top }) => top === share.top)?.exactShare ?? '–'),
        {
          kind: 'interval',
          value: share.share,
          low: share.low,
          high: share.high,
          count: share.points,
          digits: 4,
        },
      ]),
    ),
    notes: [
      `Record ${id}, ${map.createdAt}. Exact share: proved in rational arithmetic. Share: estimated with its 95 % interval over the distributions drawn.`,
    ],
  };
}

function listed(ranks: readonly number[]): string {
  if (ranks.length === 0) return '–';
  return ranks.length > 12 ? `${ranks.slice(0, 12).join(', ')}, … (${ranks.length})` : ranks.join(', ');
}
