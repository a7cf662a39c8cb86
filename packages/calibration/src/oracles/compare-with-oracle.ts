import { families, hinge, surrogates, type Family, type Surrogate } from '@owlery/losses';
import { checkWholeNumber, randomStream } from '@owlery/numeric';

import { decideCalibration } from '../decide-calibration.ts';
import { enumeratedInfima } from './enumerated-infima.ts';
import { linearProgramInfima } from './linear-program-infima.ts';
import { numericInfima } from './numeric-infima.ts';
import { type OracleInfima, type OracleInstance } from './oracle-instance.ts';
import { randomInstance } from './random-instance.ts';

/** An independent way to the same answer. */
export type OracleName = 'linear-program' | 'enumeration' | 'numeric-minimiser';

/** An instance on which decision and oracle differ by more than the tolerance. */
export interface OracleDisagreement {
  readonly instance: Omit<OracleInstance, 'surrogate'> & { readonly surrogate: string };
  readonly decided: OracleInfima & { readonly calibrated: boolean | undefined };
  readonly oracle: OracleInfima;
}

/** The outcome of {@link compareWithOracle}. */
export interface OracleComparison {
  readonly oracle: OracleName;
  readonly cases: number;
  readonly seed: number;
  readonly calibrated: number;
  readonly notCalibrated: number;
  readonly undecided: number;
  /** Largest difference of an infimum or a gap, relative to the scale 1 + Θ. */
  readonly largestDifference: number;
  readonly tolerance: number;
  readonly disagreements: readonly OracleDisagreement[];
}

interface Oracle {
  readonly families: readonly Family[];
  readonly surrogates: readonly Surrogate[];
  readonly tolerance: number;
  /** Largest L, for weights that are non-increasing and for any. */
  readonly classes: { readonly monotone: number; readonly any: number };
  infima(instance: OracleInstance): OracleInfima | Promise<OracleInfima>;
}

const smooth = surrogates.filter((surrogate) => surrogate.differentiable);

const oracles: Readonly<Record<OracleName, Oracle>> = {
  'linear-program': {
    families,
    surrogates: [hinge],
    tolerance: 1e-6,
    classes: { monotone: 5, any: 3 },
    infima: linearProgramInfima,
  },
  enumeration: {
    families,
    surrogates: [hinge],
    tolerance: 1e-12,
    classes: { monotone: 5, any: 5 },
    infima: enumeratedInfima,
  },
  'numeric-minimiser': {
    families: ['bowl'],
    surrogates: smooth,
    tolerance: 1e-9,
    classes: { monotone: 4, any: 4 },
    infima: numericInfima,
  },
};

/**
 * Holds `decideCalibration` against an oracle on random instances, half of them with any weights.
 *
 * Families and surrogates take turns: the hinge in both families for `linear-program` and `enumeration`,
 * every differentiable surrogate in the BOWL for `numeric-minimiser`. A case disagrees when the infimum or
 * the gap differs by more than the tolerance times 1 + Θ, or when a decided verdict contradicts a gap of
 * the oracle beyond it.
 *
 * `cases` from 1; case i draws from the stream (`seed`, 'oracle', name) moved to i, so cases do not depend on
 * their number. `decide` puts another decision to the test, such as one that is known to be wrong. Cost: some milliseconds a case.
 *
 * @example
 * (await compareWithOracle({ oracle: 'enumeration', cases: 20, seed: 1 })).disagreements // []
 */
export async function compareWithOracle(options: {
  oracle: OracleName;
  cases: number;
  seed: number;
  decide?: typeof decideCalibration;
}): Promise<OracleComparison> {
  const { oracle: name, cases, seed, decide = decideCalibration } = options;
  const oracle = oracles[name] as Oracle | undefined;
  if (oracle === undefined) {
    throw new RangeError(`oracle must be one of ${Object.keys(oracles).join(', ')}, got ${name}`);
  }
  checkWholeNumber('cases', cases, 1, Infinity);
  const stream = randomStream(seed, 'oracle', name);
  const disagreements: OracleDisagreement[] = [];
  const counts = { calibrated: 0, notCalibrated: 0, undecided: 0 };
  let largestDifference = 0;
  for (let i = 0; i < cases; i++) {
    const turn = oracle.families.length * oracle.surrogates.length;
    const monotone = Math.floor(i / turn) % 2 === 0;
    const instance = randomInstance({
      stream: stream.moveTo(i),
      family: oracle.families[i % oracle.families.length],
      surrogate: oracle.surrogates[i % oracle.surrogates.length],
      classes: monotone ? oracle.classes.monotone : oracle.classes.any,
      monotone,
    });
    const k = instance.top;
    const decision = decide(instance);
    const calibrated = decision.undecided.length > 0 ? undefined : decision.calibratedFor.length > 0;
    const found = await oracle.infima(instance);
    const gap = found.wrongInfimum - found.infimum;
    const scale = 1 + instance.weights.reduce((sum, weight) => sum + weight, 0);
    const difference =
      Math.max(Math.abs(decision.infimum - found.infimum), Math.abs(decision.gaps[k] - gap)) / scale;
    largestDifference = Math.max(largestDifference, difference);
    counts[calibrated === undefined ? 'undecided' : calibrated ? 'calibrated' : 'notCalibrated']++;
    const contradicts = calibrated === false && gap > oracle.tolerance * scale;
    // Written so that a NaN disagrees.
    if (difference <= oracle.tolerance && !contradicts) continue;
    disagreements.push({
      instance: { ...instance, surrogate: instance.surrogate.id },
      decided: { infimum: decision.infimum, wrongInfimum: decision.infimum + decision.gaps[k], calibrated },
      oracle: found,
    });
  }
  return {
    oracle: name,
    cases,
    seed,
    ...counts,
    largestDifference,
    tolerance: oracle.tolerance,
    disagreements,
  };
}
