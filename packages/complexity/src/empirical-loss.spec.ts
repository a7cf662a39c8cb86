import { bowl, hinge, powl, sampledLoss, snmWeights } from '@owlery/losses';
import { randomStream } from '@owlery/numeric';
import { describe, expect, it } from 'vitest';

import { empiricalLoss, gaussianPoints, pointsFromRows } from './index.ts';
import { sparseFrom } from './internal/sparse-from.fixture.ts';

describe('empiricalLoss', () => {
  it('by hand', () => {
    const points = pointsFromRows([
      [1, 0],
      [0, 2],
    ]);
    const weights = Float64Array.of(1, 0.5, 0, 0.25, -1, 0);
    // Scores (1, 0, −1) and (1, 0.5, 0): BOWL of (1, 0.5) gives 0 + 1·1 + 0.5·0 and 0.5 + 1·2 + 0.5·1.
    const { mean, losses } = empiricalLoss({
      weights,
      classes: 3,
      points,
      labels: [0, 1],
      loss: bowl({ surrogate: hinge, weights: [1, 0.5] }),
    });
    expect([...losses]).toEqual([1, 3]);
    expect(mean).toBe(2);
  });

  it('with the exact weights is the mean over all samples of negatives, for dense and sparse points', () => {
    const stream = randomStream(1);
    const classes = 5;
    const points = gaussianPoints({ points: 6, columns: 3, stream });
    const rows = Array.from({ length: 6 }, (_, i) => points.values.subarray(3 * i, 3 * i + 3));
    const weights = Float64Array.from({ length: classes * 3 }, () => stream.normal());
    const labels = rows.map(() => stream.below(classes));
    const theta = snmWeights({ sample: 2, keep: 1 }).weights(classes - 1);
    const sampled = sampledLoss({ family: 'powl', surrogate: hinge, keep: 1 });
    const scoresOf = (row: Float64Array): Float64Array =>
      Float64Array.from({ length: classes }, (_, c) =>
        row.reduce((sum, x, l) => sum + x * weights[3 * c + l], 0),
      );
    // All pairs of negatives are equally likely.
    const means = rows.map((row, i) => {
      const others = [0, 1, 2, 3, 4].filter((c) => c !== labels[i]);
      const pairs = others.flatMap((a, at) => others.slice(at + 1).map((b) => Int32Array.of(a, b)));
      return (
        pairs.reduce((sum, pair) => sum + sampled.value(scoresOf(row), labels[i], pair), 0) / pairs.length
      );
    });
    const about = { weights, classes, labels, loss: powl({ surrogate: hinge, weights: theta }) };
    for (const sample of [points, sparseFrom(rows)]) {
      const found = empiricalLoss({ ...about, points: sample });
      expect(found.mean).toBeCloseTo(means.reduce((a, b) => a + b, 0) / 6, 12);
    }
  });

  it('refuses shapes that do not fit', () => {
    const loss = powl({ surrogate: hinge, weights: [1] });
    const about = {
      weights: new Float64Array(4),
      classes: 2,
      points: pointsFromRows([[1, 2]]),
      labels: [0],
      loss,
    };
    expect(() => empiricalLoss({ ...about, weights: new Float64Array(3) })).toThrow(
      'weights must hold 2 x 2 numbers, got 3 in all',
    );
    expect(() => empiricalLoss({ ...about, labels: [] })).toThrow('labels must be one a point, 1, got 0');
    expect(() => empiricalLoss({ ...about, labels: [2] })).toThrow(
      'label 0 must be a whole number from 0 to 1, got 2',
    );
  });
});
