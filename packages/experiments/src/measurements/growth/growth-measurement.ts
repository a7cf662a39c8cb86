import { balls, gaussianPoints, linearComplexity, type Noise } from '@owlery/complexity';
import { randomStream } from '@owlery/numeric';
import { type ComplexityGrowthRecord } from '@owlery/results';

import { measurement, type Measurement } from '../measurement.ts';

type Cell = ComplexityGrowthRecord['cells'][number];

export interface GrowthOptions {
  readonly seed: number;
  readonly noise: Noise;
  readonly points: number;
  readonly columns: number;
  readonly norm: number;
  readonly classes: readonly number[];
  /** Draws stop when the interval is so narrow, as a share of the estimate. */
  readonly relativeWidth: number;
  readonly confidence: number;
}

/** The complexity of linear scorers in every norm ball, for growing numbers of classes; one part a ball. */
export function growthMeasurement(options: GrowthOptions): Measurement {
  const { seed, noise, points: n, columns, norm, classes, relativeWidth, confidence } = options;
  return measurement<Cell[]>({
    words: ['complexity growth', noise],
    parts: balls.length,
    part(index) {
      const { id, title } = balls[index];
      const points = gaussianPoints({ points: n, columns, stream: randomStream(seed, 'growth', 'points') });
      return classes.map((L) => {
        const { estimate, interval, intervalMethod, bound } = linearComplexity({
          ...{ ball: id, noise, classes: L, radius: norm, points, relativeWidth, confidence },
          stream: randomStream(seed, 'growth', id, `${L}`),
        });
        return { ball: id, title, classes: L, estimate, interval: [...interval], intervalMethod, bound };
      });
    },
    record: (parts, place) => ({
      ...{
        schema: 'owlery.complexity-growth/1',
        ...place,
        seed,
        noise,
        points: n,
        columns,
        norm,
        confidence,
      },
      ...{ classes: [...classes], cells: parts.flat() },
    }),
  });
}
