import { jackknifeInterval } from '@owlery/numeric';
import { type GapRecord } from '@owlery/results';

import { overSeeds } from '../over-seeds.ts';
import { logSlope } from './log-slope.ts';
import { type GapCell } from './gap-cells.ts';

type Summary = GapRecord['summaries'][number];
type NumberAt = Summary['size'];

/**
 * All seeds of each n together, and the slopes of the logarithms against $\ln n$.
 *
 * A single gap may be negative, so its size is the root mean square over seeds; that is what is set beside the bounds
 * and whose slope is taken. Intervals of means are Student's, those of sizes, ratios (on the
 * logarithm) and slopes the jackknife's over seeds.
 */
export function gapSummary(
  cells: readonly GapCell[],
  points: readonly number[],
  confidence: number,
): Pick<GapRecord, 'summaries' | 'slopes' | 'slopeMethod'> {
  const rows = points.map((n) => cells.filter((cell) => cell.n === n));
  const seeds = rows[0].length;
  const over = (statistic: (items: readonly number[]) => number): NumberAt => {
    const { value, low, high } = jackknifeInterval(seeds, statistic, confidence);
    return { value, interval: seeds > 1 ? [low, high] : null };
  };
  // Sizes and ratios are positive and spread by factors: their intervals are made on the logarithm.
  const overLogarithm = (statistic: (items: readonly number[]) => number): NumberAt => {
    const { value, interval } = over((items) => Math.log(statistic(items)));
    return { value: Math.exp(value), interval: interval && [Math.exp(interval[0]), Math.exp(interval[1])] };
  };
  const slope = (valueAt: (row: readonly GapCell[]) => number) => {
    const at = (items: readonly number[]) =>
      logSlope(
        points,
        rows.map((row) => valueAt(items.map((i) => row[i]))),
      );
    const all = Array.from({ length: seeds }, (_, i) => i);
    const defined = [all, ...all.map((i) => all.filter((j) => j !== i))].every(
      (items) => items.length === 0 || at(items) !== null,
    );
    return defined && at(all) !== null ? over((items) => at(items)!) : { value: at(all), interval: null };
  };
  const routes = Object.keys(cells[0].bounds);
  const centred = cells.every((cell) => cell.centredGap !== undefined);
  return {
    summaries: rows.map((row, at) => ({
      n: points[at],
      gap: overSeeds(
        row.map((cell) => cell.gap),
        confidence,
      ),
      size: row.every(({ gap }) => gap !== 0)
        ? overLogarithm((items) => size(items.map((i) => row[i])))
        : { value: size(row), interval: null },
      ...(centred
        ? {
            centredGap: overSeeds(
              row.map((cell) => cell.centredGap!),
              confidence,
            ),
          }
        : {}),
      bounds: means(row, 'bounds'),
      dataBounds: means(row, 'dataBounds'),
      expectationBounds: means(row, 'expectationBounds'),
      ratios: Object.fromEntries(
        routes.map((route) => [
          route,
          row.every((cell) => cell.gap !== 0)
            ? overLogarithm(
                (items) => mean(items.map((i) => row[i].bounds[route])) / size(items.map((i) => row[i])),
              )
            : null,
        ]),
      ),
    })),
    slopes: {
      gap: slope(size),
      ...(centred ? { centredGap: slope((row) => mean(row.map((cell) => cell.centredGap!))) } : {}),
      ...Object.fromEntries(
        routes.map((route) => [route, slope((row) => mean(row.map((cell) => cell.bounds[route])))]),
      ),
    },
    slopeMethod: `least squares of the logarithms; ${Number((100 * confidence).toPrecision(6))} % interval by the jackknife over seeds with Student's t`,
  };
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const size = (row: readonly GapCell[]): number => Math.sqrt(mean(row.map(({ gap }) => gap * gap)));

function means(
  row: readonly GapCell[],
  kind: 'bounds' | 'dataBounds' | 'expectationBounds',
): Record<string, number> {
  return Object.fromEntries(
    Object.keys(row[0][kind]).map((route) => [route, mean(row.map((cell) => cell[kind][route]))]),
  );
}
