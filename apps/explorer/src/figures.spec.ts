import { boundTable, generalisationBound } from '@owlery/complexity';
import { type Figure, figureJson } from '@owlery/figures';
import { hinge, logistic, powl } from '@owlery/losses';
import { inducedWeights } from '@owlery/mining';
import { describe, expect, it } from 'vitest';
import { figureCsv } from './figure/figure-csv.ts';
import { samplingFigure, termsFigure } from './pages/bounds/bounds-figures.ts';
import { triangleFigure } from './pages/calibration/triangle-figure.ts';
import { contourFigure, sectionFigure, surfaceFigure } from './pages/loss/loss-figures.ts';
import { largeNegativesWeights } from './pages/weights/large-negatives-weights.ts';
import { simulateWeights } from './pages/weights/simulate-weights.ts';
import { prefixFigure, weightsFigure } from './pages/weights/weights-figures.ts';

const mining = { negatives: 8, sample: 3, keep: 1, scheme: 'without-replacement' } as const;
const weights = inducedWeights(mining);
const rising = powl({ surrogate: hinge, weights: [0.25, 1] });
const bound = {
  ...({ family: 'bowl', surrogate: 'hinge', classes: 100, norm: 1, featureRadius: 1, delta: 0.05 } as const),
  ...({ route: 'gaussian', top: 1 } as const),
};

const drawn: Record<string, () => Figure> = {
  'order-weights': () =>
    weightsFigure(weights, simulateWeights(mining, 200, 1), largeNegativesWeights(mining)),
  'order-weight-sums': () => prefixFigure(weights, 3),
  'loss-contour': () => contourFigure(rising, [0, 1, -1], Float64Array.of(-0.25, 0.25, 0)),
  'loss-surface': () => surfaceFigure(rising, [0, 1, -1], Float64Array.of(-0.25, 0.25, 0)),
  'loss-section': () => sectionFigure(rising, [0, 1, 0], [0, 0, 1]),
  'triangle-hinge': () =>
    triangleFigure({ family: 'powl', surrogate: hinge, theta: [1, 0.5] }, 1, [55, 30, 15]),
  'triangle-logistic': () =>
    triangleFigure({ family: 'bowl', surrogate: logistic, theta: [1, 0] }, 1, [55, 30, 15]),
  'bound-terms': () =>
    termsFigure(
      [100, 10_000, 1_000_000].map((points) => [
        points,
        generalisationBound({ ...bound, points, weights: { sample: 8, keep: 1 } }),
      ]),
      1000,
    ),
  'bound-over-sampling': () =>
    samplingFigure(boundTable({ ...bound, points: 1e6, samples: [1, 8, 64], keeps: [1, 8] }), 1),
};

describe.each(Object.entries(drawn))('the figure %s', (name, draw) => {
  it('is as it was', async () => {
    await expect(figureJson(rounded(draw()))).toMatchFileSnapshot(`../snapshots/${name}.json.snap`);
  });

  it('draws the same each time, and gives its numbers away', () => {
    expect(draw()).toEqual(draw());
    const lines = figureCsv(draw()).trimEnd().split('\r\n');
    expect(lines[0]).toBe('trace,x,y,z,half width');
    expect(lines.length).toBeGreaterThan(3);
  });
});

it('says in CSV what it draws', () => {
  const csv = figureCsv(prefixFigure(Float64Array.of(0.75, 0.25), 2));
  expect(csv).toBe('trace,x,y,z,half width\r\nΘ,1,0.75,,\r\nΘ,2,1,,\r\nK = 2,2,1,,\r\n');
});

/** Six significant digits, so that the last bits of another machine's functions change nothing. */
function rounded(figure: Figure): Figure {
  const text = JSON.stringify(figure, (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(6)) : value,
  );
  return JSON.parse(text) as Figure;
}
