import { type BoundCell, type GeneralisationBound } from '@owlery/complexity';
import { textTable } from '../output/text-table.ts';

/** One bound for people: every term on its own. */
export function boundText(bound: GeneralisationBound, points: number): string {
  const { route, ball, constants, lipschitz, lossBound, terms, total, dominating, topKError } = bound;
  const rows: [string, string][] = [
    ['empirical loss', shown(terms.empirical)],
    ['complexity', shown(terms.complexity)],
    ['confidence', shown(terms.confidence)],
    ['total', shown(total)],
    ...(topKError === null ? [] : ([['top-K error', shown(topKError)]] as [string, string][])),
  ];
  return [
    `with probability ${bound.confidence} for all W of the ${ball} ball, by the route ${route} (constants ${constants})`,
    `Lipschitz constant ${shown(lipschitz)}, the loss is at most ${shown(lossBound)}`,
    textTable(['term', `n = ${points.toLocaleString('en')}`], rows),
    `the term ${dominating} dominates; ${bound.vacuous ? 'vacuous' : 'not vacuous'}, ${firstN(bound.firstNonVacuousN)}`,
  ].join('\n\n');
}

/** The bounds over b and k for people. */
export function gridText(cells: readonly BoundCell[], route: string): string {
  const withError = cells.some(({ topKError }) => topKError !== null);
  const table = textTable(
    [
      'b',
      'k',
      'complexity',
      'confidence',
      'total',
      'dominates',
      ...(withError ? ['top-K error'] : []),
      'vacuous',
      'first n',
    ],
    cells.map(({ sample, keep, terms, total, dominating, topKError, vacuous, firstNonVacuousN: n }) => [
      ...[`${sample}`, `${keep}`, shown(terms.complexity), shown(terms.confidence), shown(total), dominating],
      ...(withError ? [shown(topKError!)] : []),
      ...[vacuous ? 'yes' : 'no', n === null ? 'never' : n.toLocaleString('en')],
    ]),
  );
  const least = cells.reduce((best, cell) => ((cell.topKError ?? 0) < (best.topKError ?? 0) ? cell : best));
  const best = withError
    ? `the bound of the top-K error is least at b = ${least.sample}, k = ${least.keep}`
    : 'totals of different b and k bound different losses; --top makes them comparable';
  return [`bounds by the route ${route}`, table, best].join('\n\n');
}

function firstN(n: number | null): string {
  if (n === null) return 'and no n below 2^53 is enough';
  return `first at n = ${n.toLocaleString('en')}`;
}

function shown(value: number): string {
  return `${Number(value.toPrecision(6))}`;
}
