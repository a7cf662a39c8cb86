import { inducedWeights } from '@owlery/mining';
import { formatRational, randomStream, rationalToDouble } from '@owlery/numeric';
import { describe, expect, it } from 'vitest';

import { decideCalibration } from '../decide-calibration.ts';
import { calibratedShare } from './calibrated-share.ts';
import { familyMap } from './family-map.ts';
import { simplexShare } from './polygon.ts';
import { sampleKeepMap } from './sample-keep-map.ts';
import { simplexCurves } from './simplex-curves.ts';
import { simplexGrid } from './simplex-grid.ts';
import { simplexRegions } from './simplex-regions.ts';

const weightings = [
  [1, 1],
  [1, 0.5],
  [1, 0],
  [0.25, 0.25],
  [0.5, 2],
  [0, 1],
  [0, 0],
];

/** Whether a point lies strictly inside a convex polygon, or outside it; undefined on its border. */
function inside(polygon: readonly (readonly { n: bigint }[])[], p: readonly number[]): boolean | undefined {
  const points = polygon.map((point) => point.map((x) => rationalToDouble(x as never)));
  const turns = points.map((a, i) => {
    const b = points[(i + 1) % points.length];
    return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
  });
  if (turns.every((turn) => turn > 1e-12) || turns.every((turn) => turn < -1e-12)) return true;
  return turns.some((turn) => turn > 1e-12) && turns.some((turn) => turn < -1e-12) ? false : undefined;
}

describe('simplexRegions', () => {
  it.each(
    weightings.flatMap((weights) => (['powl', 'bowl'] as const).map((family) => [family, weights] as const)),
  )('%s, θ = %j: polygons hold exactly the calibrated points of a grid', (family, weights) => {
    const regions = simplexRegions(family, weights);
    let checked = 0;
    for (const { probabilities, calibratedFor, undecided, undefinedFor } of simplexGrid({
      family,
      surrogate: 'hinge',
      weights,
      resolution: 47,
    })) {
      for (const { top, polygons } of regions) {
        const where = polygons.map((polygon) => inside(polygon, probabilities));
        if (undecided.includes(top) || undefinedFor.includes(top) || where.includes(undefined)) continue;
        expect(where.includes(true)).toBe(calibratedFor.includes(top));
        checked++;
      }
    }
    // With θ_1 = 0 the risks of K = 1 tie everywhere; a POWL without weights has no risk at all.
    if (weights[1] > 0 || weights[0] > 0) expect(checked).toBeGreaterThan(weights[0] === 0 ? 100 : 250);
  });

  it('have the shares that follow by hand', () => {
    const shares = (family: 'powl' | 'bowl', weights: number[]): string[] =>
      simplexRegions(family, weights).map((region) => formatRational(region.share));
    // A dominant label: three corners with p > 1/2.
    expect(shares('bowl', [1, 1])).toEqual(['3/4', '0']);
    expect(shares('powl', [1, 0])).toEqual(['3/4', '0']);
    expect(shares('powl', [0, 0])).toEqual(['0', '0']);
    expect(shares('powl', [1, 1])).toEqual(['5/6', '2/3']);
    expect(simplexRegions('bowl', [1, 1])[0].polygons).toHaveLength(1);
  });

  it('lie within the interval of the estimated share', () => {
    const stream = randomStream(26, 'share');
    for (const family of ['powl', 'bowl'] as const) {
      const weights = [1, 0.5];
      const estimated = calibratedShare({
        family,
        surrogate: 'hinge',
        weights,
        points: 1500,
        stream,
        confidence: 0.999,
      });
      simplexRegions(family, weights).forEach((region, i) => {
        const share = rationalToDouble(region.share);
        expect(estimated[i].low).toBeLessThanOrEqual(share);
        expect(estimated[i].high).toBeGreaterThanOrEqual(share);
        expect(estimated[i].high - estimated[i].low).toBeLessThan(0.1);
        expect(simplexShare(region.polygons.flat()).n).toBeGreaterThanOrEqual(0n);
      });
    }
  });

  it('need two weights that are not negative', () => {
    expect(() => simplexRegions('powl', [1])).toThrow('weights must hold 2 numbers for three classes, got 1');
    expect(() => simplexRegions('powl', [1, -1])).toThrow('weights must be at least 0');
  });
});

describe('simplexCurves', () => {
  it.each([[[1, 1]], [[1, 0.5]], [[1, 0]], [[0.5, 2]]])(
    'θ = %j: signs of the conics are the verdicts',
    (weights) => {
      const curves = simplexCurves(weights, 8);
      let checked = 0;
      for (const { probabilities: p, calibratedFor, undecided, undefinedFor } of simplexGrid({
        family: 'bowl',
        surrogate: 'squared-hinge',
        weights,
        resolution: 31,
      })) {
        for (const top of [1, 2]) {
          if (undecided.includes(top) || undefinedFor.includes(top)) continue;
          const values = curves
            .filter((curve) => curve.top === top)
            .map(({ conic }) => {
              const [a, b, c, d, e, f] = conic.map(rationalToDouble);
              return (
                a * p[0] ** 2 +
                b * p[0] * p[1] +
                c * p[0] * p[2] +
                d * p[1] ** 2 +
                e * p[1] * p[2] +
                f * p[2] ** 2
              );
            });
          if (values.some((value) => Math.abs(value) < 1e-12)) continue;
          expect(values.every((value) => value > 0)).toBe(calibratedFor.includes(top));
          checked++;
        }
      }
      expect(checked).toBeGreaterThan(100);
    },
  );

  it('trace points of the triangle on their conic', () => {
    const curves = simplexCurves([1, 0.5], 16);
    expect(curves.map(({ top, left, right }) => [top, left, right])).toEqual([
      [1, 0, 2],
      [1, 0, 3],
      [2, 0, 3],
      [2, 1, 3],
    ]);
    for (const { conic, points } of curves) {
      const [a, b, c, d, e, f] = conic.map(rationalToDouble);
      expect(points.length).toBeGreaterThan(0);
      for (const [x, y, z] of points) {
        expect(x + y + z).toBeCloseTo(1, 12);
        expect(x >= y - 1e-12 && y >= z - 1e-12 && z >= -1e-12).toBe(true);
        expect(a * x * x + b * x * y + c * x * z + d * y * y + e * y * z + f * z * z).toBeCloseTo(0, 10);
      }
    }
    expect(() => simplexCurves([1])).toThrow('weights must hold 2 numbers');
  });
});

describe('grids and maps', () => {
  it('grids cover the sorted sixth once', () => {
    const grid = simplexGrid({ family: 'bowl', surrogate: 'logistic', weights: [1, 1], resolution: 12 });
    const keys = new Set(grid.map(({ probabilities }) => probabilities.join()));
    expect(grid).toHaveLength(19);
    expect(keys.size).toBe(19);
    expect(
      grid.every(
        ({ probabilities: [a, b, c] }) => a >= b && b >= c && c >= 0 && Math.abs(a + b + c - 1) < 1e-12,
      ),
    ).toBe(true);
    expect(() =>
      simplexGrid({ family: 'bowl', surrogate: 'logistic', weights: [1, 1], resolution: 0 }),
    ).toThrow('resolution must be');
  });

  it('maps over b and k ask the question of each cell', () => {
    const probabilities = [0.35, 0.25, 0.2, 0.12, 0.08];
    const options = {
      probabilities,
      family: 'powl' as const,
      surrogate: 'hinge',
      scheme: 'without-replacement' as const,
    };
    const cells = sampleKeepMap({ ...options, samples: [1, 2, 4], keeps: [1, 2, 4] });
    expect(cells.map(({ sample, keep }) => [sample, keep])).toEqual([
      [1, 1],
      [2, 1],
      [2, 2],
      [4, 1],
      [4, 2],
      [4, 4],
    ]);
    for (const { sample, keep, calibratedFor, gaps } of cells) {
      const weights = inducedWeights({ negatives: 4, sample, keep, scheme: 'without-replacement' });
      const decision = decideCalibration({ ...options, weights });
      expect(calibratedFor).toEqual(decision.calibratedFor);
      expect(gaps).toEqual(decision.gaps);
    }
    expect(new Set(cells.map((cell) => cell.calibratedFor.join())).size).toBeGreaterThan(1);
    const one = sampleKeepMap({ ...options, samples: [4], keeps: [1], top: 2 });
    expect(Object.keys(one[0].gaps)).toEqual(['2']);
  });

  it('maps over families name the distribution', () => {
    const cells = familyMap({
      distributions: ['zipf:1', 'geometric:1/2'],
      classes: 5,
      family: 'bowl',
      surrogate: 'logistic',
      scheme: 'with-replacement',
      samples: [1, 3],
      keeps: [1],
    });
    expect(cells.map((cell) => `${cell.distribution} ${cell.sample}`)).toEqual([
      'zipf:1 1',
      'zipf:1 3',
      'geometric:1/2 1',
      'geometric:1/2 3',
    ]);
    // A sample of one is plain negative sampling: constant weights, calibrated for every K.
    expect(cells[0].calibratedFor).toEqual([1, 2, 3, 4]);
    expect(cells[1].calibratedFor.length).toBeLessThan(4);
  });
});
