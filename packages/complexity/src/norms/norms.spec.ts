import { randomStream } from '@owlery/numeric';
import { describe, expect, it } from 'vitest';

import { ConvergenceError, largestEigenvalue, nuclearNorm, operatorNorm, singularValues } from '../index.ts';
import { gramSingularValues } from '../internal/gram-singular-values.ts';
import { smallerGram } from '../internal/gram.ts';
import { oracle } from '../internal/oracle.fixture.ts';

const relative = (found: number, wanted: number): number => Math.abs(found / wanted - 1);

describe('norms against LAPACK', () => {
  it.each(oracle.matrices)('$rows x $columns', ({ rows, columns, entries, operator, nuclear }) => {
    const table = Float64Array.from(entries.flat());
    expect(relative(operatorNorm(table, rows, columns), operator)).toBeLessThan(1e-12);
    expect(relative(nuclearNorm(table, rows, columns), nuclear)).toBeLessThan(1e-10);
    expect(relative(singularValues(table, rows, columns)[0], operator)).toBeLessThan(1e-13);
  });
  it('holds huge and tiny entries', () => {
    const { rows, columns, entries, operator, nuclear } = oracle.matrices[3];
    for (const scale of [1e-200, 1e200]) {
      const table = Float64Array.from(entries.flat(), (x) => scale * x);
      expect(relative(operatorNorm(table, rows, columns), scale * operator)).toBeLessThan(1e-12);
      expect(relative(nuclearNorm(table, rows, columns), scale * nuclear)).toBeLessThan(1e-10);
    }
  });
  it('is 0 for zeros', () => {
    for (const side of [2, 30]) {
      expect(operatorNorm(new Float64Array(side * side), side, side)).toBe(0);
      expect(nuclearNorm(new Float64Array(side * side), side, side)).toBe(0);
      expect(singularValues(new Float64Array(side * side), side, side)[0]).toBe(0);
    }
  });
  it('refuses what is not finite, instead of iterating for ever', () => {
    for (const side of [2, 30]) {
      const table = new Float64Array(side * side).fill(1);
      table[side] = NaN;
      for (const norm of [operatorNorm, nuclearNorm, singularValues]) {
        expect(() => norm(table, side, side)).toThrow(`a matrix must be finite, got NaN at entry ${side}`);
      }
    }
  });
});

describe('gramSingularValues', () => {
  it('says how much squaring may have lost, and is right about it', () => {
    for (const { rows, columns, entries, nuclear } of oracle.matrices) {
      const { gram, size } = smallerGram(Float64Array.from(entries.flat()), rows, columns);
      const { values, errorOfSum } = gramSingularValues(gram, size);
      const error = Math.abs(values.reduce((a, b) => a + b, 0) - nuclear);
      expect(error).toBeLessThanOrEqual(errorOfSum + 1e-13 * nuclear);
    }
  });
});

describe('largestEigenvalue', () => {
  /** A diagonal matrix turned by a reflection, so that its eigenvectors are nothing special. */
  function turned(diagonal: Float64Array): (v: Float64Array, out: Float64Array) => void {
    const size = diagonal.length;
    const u = Float64Array.from({ length: size }, (_, i) => Math.cos(i + 1));
    const norm = Math.sqrt(u.reduce((sum, x) => sum + x * x, 0));
    const reflect = (v: Float64Array): Float64Array => {
      const factor = (2 / norm ** 2) * v.reduce((sum, x, i) => sum + x * u[i], 0);
      return v.map((x, i) => x - factor * u[i]);
    };
    return (v, out) => out.set(reflect(reflect(v).map((x, i) => x * diagonal[i])));
  }
  it('agrees with a known spectrum whose gap is small', () => {
    const diagonal = Float64Array.from({ length: 300 }, (_, i) => 2 - (i / 300) ** 0.5);
    const { value, residual, steps } = largestEigenvalue({ size: 300, multiply: turned(diagonal) });
    expect(Math.abs(value - 2)).toBeLessThan(1e-12);
    expect(residual).toBeLessThanOrEqual(1e-10 * value);
    expect(steps).toBeLessThan(120);
  });
  it('holds a repeated largest eigenvalue, one step of one eigenvalue, and zero', () => {
    const repeated = Float64Array.from({ length: 40 }, (_, i) => (i < 20 ? 3 : 1));
    expect(largestEigenvalue({ size: 40, multiply: turned(repeated) }).value).toBeCloseTo(3, 12);
    const all = new Float64Array(40).fill(5);
    expect(largestEigenvalue({ size: 40, multiply: turned(all) }).value).toBeCloseTo(5, 12);
    expect(largestEigenvalue({ size: 40, multiply: (_, out) => out.fill(0) }).value).toBe(0);
    expect(largestEigenvalue({ size: 1, multiply: (v, out) => (out[0] = 7 * v[0]) }).value).toBe(7);
  });
  it('says so when it does not converge, and refuses products that are not finite', () => {
    const stream = randomStream(1);
    const diagonal = Float64Array.from({ length: 500 }, () => 1 + 1e-3 * stream.uniform());
    expect(() =>
      largestEigenvalue({ size: 500, multiply: turned(diagonal), tolerance: 1e-14, maxSteps: 12 }),
    ).toThrow(
      new ConvergenceError('the largest eigenvalue did not converge to a relative 1e-14 in 12 Lanczos steps'),
    );
    expect(() => largestEigenvalue({ size: 3, multiply: (_, out) => out.fill(NaN) })).toThrow(
      'the matrix must be finite, its product with a vector gave NaN',
    );
  });
});
