import { families, surrogateById, type Family, type Surrogate } from '@owlery/losses';
import {
  argsortDescending,
  checkWholeNumber,
  compensatedSum,
  formatRational,
  rational,
  rationalFromDouble,
  rationalToDouble,
  type Rational,
} from '@owlery/numeric';

import { type CalibrationOptions, type Numbers } from '../calibration-options.ts';
import { commonDenominator, type CommonDenominator } from './common-denominator.ts';

/** A checked and sorted instance. */
export interface CalibrationInstance {
  readonly classes: number;
  readonly family: Family;
  readonly surrogate: Surrogate;
  /** Sorted, non-increasing. */
  readonly probabilities: Float64Array;
  readonly weights: Float64Array;
  /** Relative error of each of these doubles. */
  readonly inputError: number;
  /** In exact mode: the same numbers exactly, the probabilities over their sum. */
  readonly exact?: { readonly probabilities: CommonDenominator; readonly weights: CommonDenominator };
  /** Whether $p_K = p_{K+1}$. */
  tied(k: number): boolean;
}

/** Checks options at the door and sorts the probabilities. O(L log L). */
export function calibrationInstance(options: CalibrationOptions): CalibrationInstance {
  const { family, top, exact = false, inputError = 2 ** -53 } = options;
  const surrogate =
    typeof options.surrogate === 'string' ? surrogateById(options.surrogate) : options.surrogate;
  if (!families.includes(family)) {
    throw new RangeError(`family must be one of ${families.join(', ')}, got ${String(family)}`);
  }
  if (!(inputError >= 0 && inputError < 0.01)) {
    throw new RangeError(`inputError must be a number from 0 to 0.01, got ${inputError}`);
  }
  const classes = options.probabilities.length;
  if (!(classes >= 2)) throw new RangeError(`probabilities must hold at least 2 numbers, got ${classes}`);
  if (options.weights.length !== classes - 1) {
    throw new RangeError(
      `weights must hold one number a negative (classes - 1 = ${classes - 1}), got ${options.weights.length}`,
    );
  }
  if (top !== undefined) checkWholeNumber('top', top, 1, classes - 1, 'classes - 1');
  const given = checked('probabilities', options.probabilities);
  const weights = checked('weights', options.weights);
  const doubles = areDoubles(options.probabilities);
  checkSum(options.probabilities, doubles ? given : undefined);
  const sorted = exact || !doubles ? sortedExactly(options.probabilities) : undefined;
  const probabilities = sorted
    ? Float64Array.from(sorted, rationalToDouble)
    : Float64Array.from(argsortDescending(given), (c) => given[c]);
  const instance = {
    classes,
    family,
    surrogate,
    probabilities,
    weights,
    inputError,
    ...(exact &&
      sorted && {
        exact: { probabilities: overSum(sorted), weights: commonDenominator(rationals(options.weights)) },
      }),
    tied: (k: number): boolean =>
      sorted ? sorted[k - 1].equals(sorted[k]) : probabilities[k - 1] === probabilities[k],
  };
  if (top !== undefined && instance.tied(top)) {
    const value = sorted ? formatRational(sorted[top]) : `${probabilities[top]}`;
    throw new RangeError(
      `top must lie where the sorted probabilities differ, got ${top}: p_${top} = p_${top + 1} = ${value}`,
    );
  }
  return instance;
}

/** The doubles of a list, each checked to be finite and at least 0. */
function checked(name: string, numbers: Numbers): Float64Array {
  const doubles = new Float64Array(numbers.length);
  for (let i = 0; i < doubles.length; i++) {
    const entry = numbers[i];
    if (typeof entry !== 'number' && typeof entry?.n !== 'bigint') {
      throw new TypeError(`${name} must hold numbers or rationals, got ${String(entry)} at index ${i}`);
    }
    const value = typeof entry === 'number' ? entry : rationalToDouble(entry);
    if (!(value >= 0 && value < Infinity)) {
      const shown = typeof entry === 'number' ? `${entry}` : formatRational(entry);
      throw new RangeError(`${name} must be finite and at least 0, got ${shown} at index ${i}`);
    }
    doubles[i] = value;
  }
  return doubles;
}

function areDoubles(numbers: Numbers): numbers is ArrayLike<number> {
  return Array.prototype.every.call(numbers, (entry) => typeof entry === 'number');
}

function checkSum(numbers: Numbers, doubles: Float64Array | undefined): void {
  if (doubles !== undefined) {
    const total = compensatedSum(doubles);
    const tolerance = 1e-12 + doubles.length * 2 ** -53;
    if (Math.abs(total - 1) <= tolerance) return;
    throw new RangeError(`probabilities must sum to 1 (to within ${tolerance.toPrecision(2)}), got ${total}`);
  }
  const { numerators, denominator } = commonDenominator(rationals(numbers));
  const total = numerators.reduce((sum, n) => sum + n, 0n);
  if (total === denominator) return;
  throw new RangeError(
    `probabilities must sum to 1 exactly, got ${formatRational(rational(total, denominator))}`,
  );
}

function rationals(numbers: Numbers): Rational[] {
  return Array.from(numbers as ArrayLike<number | Rational>, (entry) =>
    typeof entry === 'number' ? rationalFromDouble(entry) : entry,
  );
}

function sortedExactly(numbers: Numbers): Rational[] {
  return rationals(numbers).sort((a, b) => b.compare(a));
}

/** Over the sum of the numerators in place of the denominator: the distribution that is meant. */
function overSum(sorted: readonly Rational[]): CommonDenominator {
  const { numerators } = commonDenominator(sorted);
  return { numerators, denominator: numerators.reduce((sum, n) => sum + n, 0n) };
}
