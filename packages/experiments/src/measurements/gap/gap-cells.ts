import {
  boundsByRoute,
  constrainedMinimum,
  expectedLoss,
  featureNorms,
  type GeneralisationBoundOptions,
} from '@owlery/complexity';
import { type GapRecord } from '@owlery/results';

import { bestOfClass } from '../best-of-class.ts';
import { minedLoss } from '../measured-class.ts';
import { sourceOf } from '../sources/source-of.ts';
import { type MeasuredSource } from '../sources/measured-source.ts';
import { type GapOptions } from './gap-options.ts';

export type GapCell = GapRecord['cells'][number];

/**
 * Trains on n points for every n of `points` with one seed, and sets the gap beside its bounds.
 *
 * The scorer is the certified minimum over the ball of the empirical loss with the exact weights over all labels
 * (`constrainedMinimum`); the expected loss is an exact sum where the distribution is known.
 *
 * @throws RangeError for options outside their domains or more points than the source has.
 */
export async function gapCells(
  options: GapOptions,
  seed: number,
  onCell: (done: number) => void = () => {},
): Promise<GapCell[]> {
  const source = await sourceOf(options.source);
  return options.points.map((n, at) => {
    const cell = gapCell(options, source, n, seed);
    onCell(at + 1);
    return cell;
  });
}

function gapCell(options: GapOptions, source: MeasuredSource, n: number, seed: number): GapCell {
  const { ball, norm, delta, confidence, family, surrogate, sample, keep, tolerance, steps } = options;
  const { classes, columns, featureRadius } = source.data;
  if (n > source.largest) {
    throw new RangeError(`points must be at most ${source.largest} of ${source.data.name}, got ${n}`);
  }
  const loss = minedLoss(options, options, classes);
  const drawn = source.draw(n, seed);
  const trained = constrainedMinimum({
    ...{ distribution: drawn.empirical, loss, ball, radius: norm, tolerance, steps },
  });
  const expected = drawn.expectedLoss(trained.weights, loss, confidence);
  const gap = expected.value - trained.loss;
  const best = bestOfClass(options, options, source);
  const about = {
    ...{ family, surrogate, classes, weights: { sample, keep }, points: n },
    ...{ ball, norm, featureRadius, columns, delta },
  };
  const bounds = totals(about);
  return {
    ...{ n, seed, empirical: trained.loss, expected: expected.value },
    ...(expected.interval ? { expectedInterval: [...expected.interval] as [number, number] } : {}),
    gap,
    ...(best && source.distribution
      ? {
          centredGap:
            gap -
            (expectedLoss(source.distribution, best.weights, loss) -
              expectedLoss(drawn.empirical, best.weights, loss)),
        }
      : {}),
    suboptimality: Math.max(0, trained.loss - trained.lowerBound),
    bounds,
    dataBounds: totals({ ...about, features: featureNorms(drawn.points) }),
    expectationBounds: totals({ ...about, complexityOf: 'distribution' }),
    ratios: Object.fromEntries(
      Object.entries(bounds).map(([route, bound]) => [route, gap > 0 ? bound / gap : null]),
    ),
  };
}

/** What the gap is at most, by route: the bound without the empirical loss. */
function totals(about: Omit<GeneralisationBoundOptions, 'route' | 'complexity'>): Record<string, number> {
  return Object.fromEntries(Object.entries(boundsByRoute(about)).map(([route, { total }]) => [route, total]));
}
