import { lossRegistry, type LossEntry } from '@owlery/losses';
import { checkLossLaws } from '@owlery/testing';

import { type Check } from '../check.ts';

/** The number of classes at which each loss is tested. */
const sizes = [2, 3, 5];

/** Laws of `@owlery/testing` held on every loss of the registry, in floating point; `cases` are for each loss. */
export function registryLaws(options: {
  says: string;
  laws: readonly string[];
  cases: number;
  among?: (entry: LossEntry) => boolean;
}): Check {
  const { says, laws, cases: usual, among = () => true } = options;
  return {
    id: 'registry',
    says,
    strength: 'tested',
    run({ cases = usual, stream }) {
      let ran = 0;
      for (const entry of lossRegistry.filter(among)) {
        for (const classes of sizes) {
          const share = Math.ceil(cases / sizes.length);
          const reports = checkLossLaws(entry.build(classes), {
            ...{ cases: share, seed: stream.nextUint32() | 0, laws },
          });
          for (const { holds, cases: looked, counterexample, reason } of reports) {
            ran += looked;
            if (holds) continue;
            return { holds, cases: ran, counterexample: { loss: entry.id, classes, counterexample, reason } };
          }
        }
      }
      return { holds: true, cases: ran, counterexample: null };
    },
  };
}
