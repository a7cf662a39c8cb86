import { compareWithOracle, type OracleName } from '@owlery/calibration';

import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';

const enoughToSee = 50;

/** Holds the product against one oracle; a wrong variant passes another comparison. */
export function agreement(oracle: OracleName, compare = compareWithOracle): Check {
  return {
    id: oracle,
    says: `Infimum, gap and verdict as by the oracle ${oracle}.`,
    strength: 'tested',
    async run({ cases = 2000, stream }) {
      const comparison = await compare({ oracle, cases, seed: stream.nextUint32() });
      const { calibrated, notCalibrated, disagreements } = comparison;
      const [first] = disagreements;
      if (first) return { holds: false, cases, counterexample: { ...first } };
      if (cases < enoughToSee || (calibrated > 0 && notCalibrated > 0))
        return { holds: true, cases, counterexample: null };
      return {
        holds: false,
        cases,
        counterexample: { calibrated, notCalibrated, reason: 'only one answer occurred' },
      };
    },
  };
}

export const claim = defineClaim({
  id: 'calibration-oracles',
  title: 'The decision procedures agree with three oracles that do not know the theorems',
  source: 'derived here',
  checks: [agreement('linear-program'), agreement('enumeration'), agreement('numeric-minimiser')],
});
