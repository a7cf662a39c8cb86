import fc from 'fast-check';
import { randomStream } from '@owlery/numeric';
import { describe, expect, it } from 'vitest';

import {
  featureNorms,
  gaussianPoints,
  kernelPoints,
  pointsFromRows,
  readPointsCsv,
  singularValues,
  worstCaseFeatures,
} from '../index.ts';
import { sparseFrom } from '../internal/sparse-from.fixture.ts';

describe('readPointsCsv', () => {
  it('reads what was written, with blanks, CRLF and a byte order mark', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }).chain((columns) =>
          fc.array(
            fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
              minLength: columns,
              maxLength: columns,
            }),
            {
              minLength: 1,
              maxLength: 5,
            },
          ),
        ),
        (rows) => {
          const text = '\uFEFF' + rows.map((row) => row.join(' , ')).join('\r\n') + '\r\n\r\n';
          const points = readPointsCsv(text, 'f.csv');
          expect([points.rows, points.columns]).toEqual([rows.length, rows[0].length]);
          expect(Array.from(points.values)).toEqual(
            rows.flat().map((x) => (x === 0 ? expect.closeTo(0) : x)),
          );
        },
      ),
      { seed: 2, numRuns: 100 },
    );
  });
  it.each([
    ['', 'f.csv: must hold at least one point, got none'],
    ['\n\n', 'f.csv: must hold at least one point, got none'],
    ['1,2\n3,NaN\n', 'f.csv:2: every field must be a finite number, got "NaN" in field 2'],
    ['1,2\n3,4\nInfinity,1', 'f.csv:3: every field must be a finite number, got "Infinity" in field 1'],
    ['1,2\n3,\n', 'f.csv:2: every field must be a finite number, got "" in field 2'],
    ['1,2\n3\n', 'f.csv:2: must hold 2 fields as the first line, got 1'],
    ['1,2\n\n3,4\n', 'f.csv:2: must hold a point, got a blank line'],
    ['x,y\n1,2', 'f.csv:1: every field must be a finite number, got "x" in field 1'],
  ])('refuses %j', (text, message) => {
    expect(() => readPointsCsv(text, 'f.csv')).toThrow(new RangeError(message));
  });
});

describe('points', () => {
  it('of no rows or with an entry that is not finite are refused with the place', () => {
    expect(() => pointsFromRows([])).toThrow('points must hold at least one point, got none');
    expect(() => pointsFromRows([[1, 2], [3]])).toThrow('rows must all hold 2 numbers, got 1 in row 1');
    expect(() =>
      pointsFromRows([
        [1, 2],
        [3, NaN],
      ]),
    ).toThrow('points must be finite, got NaN in row 1, column 1');
    const sparse = {
      ...sparseFrom([
        [0, 1],
        [2, 0],
      ]),
      values: Float64Array.of(1, Infinity),
    };
    expect(() => featureNorms(sparse)).toThrow('points must be finite, got Infinity in row 1, column 0');
    expect(() => featureNorms({ ...sparse, columnIds: Uint32Array.of(1, 2) })).toThrow(
      'column ids must be below 2, got 2 at entry 1',
    );
    expect(() => featureNorms({ rows: 2, columns: 2, values: new Float64Array(3) })).toThrow(
      'must hold 4 values, got 3',
    );
  });
});

describe('featureNorms', () => {
  const rows = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 6 })).chain(([n, d]) =>
    fc.array(fc.array(fc.integer({ min: -4, max: 4 }), { minLength: d, maxLength: d }), {
      minLength: n,
      maxLength: n,
    }),
  );
  it('agrees with the definitions, dense and sparse', () => {
    fc.assert(
      fc.property(rows, (x) => {
        const squares = x.map((row) => row.reduce((sum, v) => sum + v * v, 0));
        const columns = x[0].map((_, l) => x.map((row) => row[l]));
        const sigma = singularValues(Float64Array.from(x.flat()), x.length, x[0].length)[0];
        for (const points of [pointsFromRows(x), sparseFrom(x)]) {
          const norms = featureNorms(points);
          expect(norms.sumOfSquares).toBe(squares.reduce((a, b) => a + b, 0));
          expect(norms.sumOfNorms).toBeCloseTo(
            squares.reduce((a, b) => a + Math.sqrt(b), 0),
            12,
          );
          expect(norms.sumOfFourthPowers).toBe(squares.reduce((a, b) => a + b * b, 0));
          expect(norms.largestNorm).toBe(Math.sqrt(Math.max(...squares)));
          expect(norms.largestEntry).toBe(Math.max(...x.flat().map(Math.abs)));
          expect(norms.largestColumnNorm).toBeCloseTo(Math.max(...columns.map((c) => Math.hypot(...c))), 12);
          expect(norms.largestColumnSum).toBe(
            Math.max(...columns.map((c) => c.reduce((a, b) => a + Math.abs(b), 0))),
          );
          expect(norms.operatorNorm).toBeCloseTo(sigma, 9);
        }
      }),
      { seed: 4, numRuns: 80 },
    );
  });
  it('finds the operator norm of a large sample by iteration', () => {
    const points = gaussianPoints({ points: 90, columns: 60, stream: randomStream(3) });
    const sigma = singularValues(points.values, 90, 60)[0];
    expect(Math.abs(featureNorms(points).operatorNorm / sigma - 1)).toBeLessThan(1e-10);
  });
  it('is at most the worst case of its largest norm', () => {
    const points = gaussianPoints({ points: 7, columns: 3, stream: randomStream(4) });
    const norms = featureNorms(points);
    const worst = worstCaseFeatures({ points: 7, featureRadius: norms.largestNorm, columns: 3 });
    for (const key of Object.keys(worst) as (keyof typeof worst)[]) {
      expect(norms[key]).toBeLessThanOrEqual(worst[key] * (1 + 1e-12));
    }
  });
});

describe('kernelPoints', () => {
  it('has the Gram matrix it was given', () => {
    const points = gaussianPoints({ points: 5, columns: 3, stream: randomStream(9) });
    const gramOf = ({ rows, columns, values }: typeof points): Float64Array =>
      Float64Array.from({ length: rows * rows }, (_, at) => {
        const [i, j] = [Math.floor(at / rows), at % rows];
        let sum = 0;
        for (let l = 0; l < columns; l++) sum += values[i * columns + l] * values[j * columns + l];
        return sum;
      });
    const gram = gramOf(points);
    gramOf(kernelPoints(gram, 5)).forEach((entry, at) => expect(entry).toBeCloseTo(gram[at], 12));
  });
  it.each([
    [[1, 2, 3], 2, 'gram must hold 2 x 2 numbers, at least one, got 3'],
    [[1, 2, 0, 1], 2, 'gram must be symmetric, got 2 and 0 at rows 0 and 1'],
    [[1, NaN, NaN, 1], 2, 'gram must be finite, got NaN in row 0, column 1'],
    [[1, 2, 2, 1], 2, /gram must be positive semidefinite, got the eigenvalue -0.99/],
  ])('refuses %j', (gram, n, message) => {
    expect(() => kernelPoints(Float64Array.from(gram), n)).toThrow(message);
  });
});
