import { type CalibrationMapRecord } from '@owlery/results';
import { textTable } from '../output/text-table.ts';

type Map = Pick<CalibrationMapRecord, 'family' | 'surrogate' | 'classes' | 'scheme' | 'simplex' | 'cells'>;

/** A map for people: the calibrated share by b, k and K, or the calibrated K by distribution, b and k. */
export function mapText({ family, surrogate, classes, scheme, simplex, cells }: Map): string {
  const head = `${surrogate} ${family.toUpperCase()}, ${classes.toLocaleString('en')} classes, ${scheme}`;
  if (simplex) {
    const rows = simplex.flatMap(({ sample, keep, shares, regions }) =>
      shares.map(({ top, share, low, high }) => [
        ...[sample, keep, top].map(String),
        regions?.find((region) => region.top === top)?.exactShare ?? '',
        `${share.toFixed(4)} [${low.toFixed(4)}, ${high.toFixed(4)}]`,
      ]),
    );
    return `${head}\n\n${textTable(['b', 'k', 'K', 'exact share', 'share, 95 % interval'], rows)}`;
  }
  const rows = (cells ?? []).map(({ distribution, sample, keep, calibratedFor, undecided }) => [
    ...[distribution, `${sample}`, `${keep}`, listed(calibratedFor), listed(undecided)],
  ]);
  return `${head}\n\n${textTable(['distribution', 'b', 'k', 'calibrated for K', 'undecided'], rows)}`;
}

const mostListed = 12;

function listed(ranks: readonly number[]): string {
  const more = ranks.length > mostListed ? `, … (${ranks.length})` : '';
  return ranks.slice(0, mostListed).join(', ') + more;
}
