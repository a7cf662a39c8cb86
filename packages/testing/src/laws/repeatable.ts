import fc from 'fast-check';
import { arbitraryLabel } from '../arbitraries/arbitrary-label.ts';
import { arbitraryScores } from '../arbitraries/arbitrary-scores.ts';
import { forClasses } from '../internal/for-classes.ts';
import { shown } from '../internal/probe.ts';
import { type LossLaw } from '../loss-law.ts';

/** The law that makes all others meaningful: one point, one answer, whatever was asked before. */
export const repeatable: LossLaw = {
  id: 'repeatable',
  statement: String.raw`value and subgradient return the same bits for the same $f$ and $y$ each time, write all of out, leave the scores alone, and are finite for $|f_c|\le100$.`,
  appliesTo: () => true,
  property: (loss) =>
    fc.property(
      forClasses(loss, (classes) => {
        const scores = arbitraryScores({ classes, bound: 100 });
        const label = arbitraryLabel({ classes });
        return fc.record({ scores, label, before: scores, labelBefore: label });
      }),
      ({ scores, label, before, labelBefore }) => {
        const f = Float64Array.from(scores);
        const outs = [new Float64Array(f.length).fill(NaN), new Float64Array(f.length).fill(7)];
        const value = loss.value(f, label);
        if (!Number.isFinite(value)) throw new Error(`the value is ${value}`);
        const others = new Float64Array(f.length);
        for (const out of outs) {
          loss.subgradient(Float64Array.from(before), labelBefore, others);
          const returned = loss.subgradient(f, label, out);
          if (returned !== value) throw new Error(`subgradient returned ${returned}, value ${value}`);
          loss.value(Float64Array.from(before), labelBefore);
          const again = loss.value(f, label);
          if (again !== value) throw new Error(`value returned ${value}, then ${again}`);
        }
        if (!f.every((score, c) => score === scores[c])) throw new Error(`the scores became ${shown(f)}`);
        if (!outs[0].every((slope, c) => Number.isFinite(slope) && slope === outs[1][c])) {
          throw new Error(`subgradient wrote ${shown(outs[0])}, then ${shown(outs[1])}`);
        }
      },
    ),
};
