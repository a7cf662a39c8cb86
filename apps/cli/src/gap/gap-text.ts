import { type MeasuredGap } from '@owlery/experiments';
import { textTable } from '../output/text-table.ts';

/** The gap beside its bounds for people: a line an n, then the slopes. */
export function gapText({
  data,
  family,
  surrogate,
  sample,
  keep,
  ball,
  norm,
  delta,
  confidence,
  ...found
}: MeasuredGap): string {
  const { summaries, slopes, slopeMethod, seeds, known } = found;
  const head =
    `${surrogate} ${family.toUpperCase()}, b = ${sample}, k = ${keep}, L = ${data.classes} on ${data.name}; ` +
    `${ball} norm at most ${norm}, δ = ${delta}, ${seeds.length} ${seeds.length === 1 ? 'seed' : 'seeds'}`;
  const routes = Object.keys(summaries[0].bounds);
  const rows = summaries.map(({ n, gap, size, bounds, ratios }) => [
    `${n}`,
    `${shown(gap.mean)}${range(gap.low === null || gap.high === null ? null : [gap.low, gap.high])}`,
    shown(size.value),
    ...routes.map(
      (route) => `${shown(bounds[route])}${ratios[route] ? ` (${shown(ratios[route].value)})` : ''}`,
    ),
  ]);
  const table = textTable(['n', 'mean gap', 'size', ...routes.map((route) => `${route} (ratio)`)], rows);
  const lines = Object.entries(slopes).map(
    ([name, { value, interval }]) =>
      `  ${name}: ${value === null ? 'none' : value.toFixed(3)}${range(interval)}`,
  );
  const calibratedFor = Object.entries(known?.calibrated ?? {}).filter(([, mass]) => mass > 1 - 1e-9);
  const risks = known && [
    `Expected loss: least of any function ${shown(known.bayesRisk)}, least of the ball ${shown(known.bestOfClass.loss)} ` +
      `(at least ${shown(known.bestOfClass.lowerBound)}); calibrated at all points for ` +
      `${calibratedFor.length > 0 ? `K = ${calibratedFor.map(([top]) => top).join(', ')}` : 'no K'} of ${Object.keys(known.calibrated).join(', ')}`,
  ];
  return [
    `${head}\n\n${table}`,
    ...(risks ?? []),
    `size: root mean square of the gap over seeds; ratio: bound over size; intervals: ${Number((100 * confidence).toPrecision(6))} %`,
    ['Slopes against ln n:', ...lines, `  (${slopeMethod})`].join('\n'),
  ].join('\n\n');
}

const shown = (value: number): string => value.toPrecision(4);

const range = (interval: readonly [number, number] | null): string =>
  interval === null ? '' : ` [${interval.map(shown).join(', ')}]`;
