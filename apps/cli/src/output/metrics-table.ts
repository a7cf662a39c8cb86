import { type Metrics } from '@owlery/results';
import { textTable } from './text-table.ts';

const ranks = [1, 3, 5];

/** Ranking metrics as a table, one measure a row, in per cent. */
export function metricsTable(metrics: Metrics): string {
  const measures = [...new Set(Object.keys(metrics).map((name) => name.split('@')[0]))];
  const cell = (value: number | undefined) => (value === undefined ? '' : (100 * value).toFixed(2));
  return textTable(
    ['%', ...ranks.map((rank) => `@${rank}`)],
    measures.map((measure) => [measure, ...ranks.map((rank) => cell(metrics[`${measure}@${rank}`]))]),
  );
}
