import { calibratedShare, simplexCurves, simplexGrid, simplexRegions } from '@owlery/calibration';
import { formatRational, randomStream, type Rational, rationalToDouble } from '@owlery/numeric';
import { type CalibrationMapRecord } from '@owlery/results';
import { minedWeights } from '../order-weights/weights-of.ts';
import { type MapRequest } from './map-request.ts';

type SimplexCell = NonNullable<CalibrationMapRecord['simplex']>[number];

/** How fine a map over the simplex is. */
export interface SimplexDetail {
  /** Distributions drawn for the shares. */
  readonly points: number;
  readonly seed: number;
  /** Steps of the lattice along an edge of the triangle; 0 for none. */
  readonly resolution: number;
}

/**
 * All distributions under the weights of one b and k: the shares that are calibrated, by K, with intervals;
 * for three classes also the exact regions (hinge) or their borders (smooth BOWL), and a lattice of gaps.
 */
export function simplexCell(
  { family, surrogate, scheme, classes }: MapRequest,
  { sample, keep }: { readonly sample: number; readonly keep: number },
  { points, seed, resolution }: SimplexDetail,
): SimplexCell {
  const exact = minedWeights({ negatives: classes - 1, sample, keep, scheme }, true).weights as Rational[];
  const weights = exact.map(rationalToDouble);
  const stream = randomStream(seed, 'calibrated-share', family, surrogate, `${sample}`, `${keep}`);
  const confidence = 0.95;
  const shares = calibratedShare({ family, surrogate, weights, points, stream, confidence }).map((share) => ({
    ...share,
    confidence,
  }));
  const cell = { sample, keep, weights, shares };
  if (classes !== 3) return cell;
  return {
    ...cell,
    ...(surrogate === 'hinge' ? { regions: simplexRegions(family, exact).map(drawnRegion) } : {}),
    ...(surrogate !== 'hinge' && family === 'bowl' ? { curves: simplexCurves(exact).map(drawnCurve) } : {}),
    ...(resolution > 0
      ? {
          grid: simplexGrid({ family, surrogate, weights: exact, resolution }).map(
            plain,
          ) as SimplexCell['grid'],
        }
      : {}),
  };
}

function drawnRegion({ top, share, polygons }: ReturnType<typeof simplexRegions>[number]) {
  const each = <T>(read: (value: Rational) => T) =>
    polygons.map((polygon) => polygon.map((point) => point.map(read) as [T, T, T]));
  return {
    top,
    exactShare: formatRational(share),
    share: rationalToDouble(share),
    polygons: each(rationalToDouble),
    exactPolygons: each(formatRational),
  };
}

function drawnCurve(curve: ReturnType<typeof simplexCurves>[number]) {
  return {
    ...curve,
    conic: curve.conic.map(formatRational),
    points: curve.points.map(([a, b, c]): [number, number, number] => [a, b, c]),
  };
}

const plain = <T>(value: T): T => ({ ...value });
