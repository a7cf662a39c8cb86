import { randomStream, rational, rationalToDouble, type Rational } from '@owlery/numeric';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type CalibrationOptions } from './calibration-options.ts';
import { decideCalibration } from './decide-calibration.ts';
import { exactly, smallInstances } from './instances.support.ts';

describe('the doubles never contradict the rationals', () => {
  /** Calls `check` with the decision in doubles and the exact one; counts what was decided. */
  function compare(options: CalibrationOptions, inputError?: number): { decided: number; undecided: number } {
    const truth = decideCalibration({ ...options, exact: true });
    const isDouble = typeof options.probabilities[0] === 'number';
    const doubles = decideCalibration({
      ...options,
      probabilities: isDouble
        ? options.probabilities
        : Float64Array.from(options.probabilities as Rational[], rationalToDouble),
      weights: isDouble
        ? options.weights
        : Float64Array.from(options.weights as Rational[], rationalToDouble),
      ...(inputError !== undefined && { inputError }),
    });
    let decided = 0;
    for (let k = 1; k < truth.classes; k++) {
      if (doubles.undecided.includes(k) || doubles.undefinedFor.includes(k) || truth.undefinedFor.includes(k))
        continue;
      decided++;
      if (doubles.calibratedFor.includes(k) !== truth.calibratedFor.includes(k)) {
        throw new Error(`K = ${k}: doubles and rationals differ`);
      }
      if (options.surrogate === 'hinge') {
        expect(Math.abs(doubles.gaps[k] - truth.gaps[k])).toBeLessThanOrEqual(
          doubles.gapErrorBound + 2 ** -51 * truth.gaps[k],
        );
      }
    }
    return { decided, undecided: doubles.undecided.length };
  }

  it.each(['hinge', 'logistic'])('on small ratios with many ties, %s', (surrogate) => {
    let undecided = 0;
    let decided = 0;
    fc.assert(
      fc.property(smallInstances(12), (instance) => {
        if (surrogate !== 'hinge' && instance.family === 'powl') return;
        const counts = compare({ ...exactly(instance), surrogate });
        undecided += counts.undecided;
        decided += counts.decided;
      }),
      { seed: 9, numRuns: 400 },
    );
    // Ties must have come up, and must not be all there is.
    expect(undecided).toBeGreaterThan(3);
    expect(decided).toBeGreaterThan(5 * undecided);
  });

  it('on doubles as they stand, with no input error', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 30 }),
        fc.constantFrom('powl', 'bowl'),
        fc.infiniteStream(unit),
        (classes, family, draws) => {
          const take = (n: number): number[] => Array.from({ length: n }, () => draws.next().value as number);
          const masses = take(classes).map((x) => x + 1e-3);
          const total = masses.reduce((s, x) => s + x, 0);
          const options = {
            probabilities: masses.map((x) => x / total),
            weights: take(classes - 1),
            family: family as 'powl',
            surrogate: 'hinge',
          };
          compare(options, 0);
          if (family === 'bowl') compare({ ...options, surrogate: 'logistic' }, 0);
        },
      ),
      { seed: 10, numRuns: 150 },
    );
  });

  it('within a few units in the last place of a tie, up to 200 classes', () => {
    const stream = randomStream(11, 'near ties');
    let undecided = 0;
    let decided = 0;
    for (let round = 0; round < 24; round++) {
      const classes = 3 + stream.below(round % 4 === 0 ? 198 : 30);
      const family = round % 2 === 0 ? 'powl' : 'bowl';
      const power = 1 + stream.below(8);
      const masses = Array.from({ length: classes }, () =>
        BigInt(1 + Math.floor(1e9 * stream.uniform() ** power)),
      );
      const total = masses.reduce((s, x) => s + x, 0n);
      const probabilities = masses.map((x) => rational(x, total));
      const draw = (): Rational[] =>
        Array.from({ length: classes - 1 }, () => rational(stream.below(1000), 256 * classes)).sort((a, b) =>
          b.compare(a),
        );
      const [low, high] = [draw(), draw()];
      const surrogate = round % 8 === 1 ? 'logistic' : 'hinge';
      const at = (t: Rational): CalibrationOptions => ({
        probabilities,
        family,
        surrogate,
        weights: low.map((x, j) => x.add(high[j].sub(x).mul(t))),
      });
      const verdicts = (t: Rational): string =>
        decideCalibration({ ...at(t), exact: true }).calibratedFor.join();
      // Bisect along a segment of weights to where some verdict changes.
      let [a, b] = [rational(0), rational(1)];
      const first = verdicts(a);
      if (verdicts(b) === first) continue;
      for (let halving = 0; halving < 58; halving++) {
        const middle = a.add(b).div(2n);
        if (verdicts(middle) === first) a = middle;
        else b = middle;
        if (halving < 40) continue;
        const counts = compare(at(middle));
        undecided += counts.undecided;
        decided += counts.decided;
      }
    }
    expect(undecided).toBeGreaterThan(20);
    expect(decided).toBeGreaterThan(1000);
  });
});
