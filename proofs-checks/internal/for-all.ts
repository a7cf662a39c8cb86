import fc from 'fast-check';

import { type Check, type CheckOutcome } from '../check.ts';
import { Notes } from './notes.ts';

/** What went wrong with an instance, in plain numbers; undefined when nothing did. */
export type Violation = Readonly<Record<string, unknown>> | undefined;

/** Looks at one instance; `note` records which kind of instance it was. */
export type Law<T> = (instance: T, note: (kind: string) => void) => Violation;

/** A law to try on random instances. */
export interface ForAll<T> {
  readonly id: string;
  readonly says: string;
  /** Whether each instance is decided in exact arithmetic. */
  readonly exact: boolean;
  /** Random cases unless said otherwise. */
  readonly cases: number;
  readonly instances: fc.Arbitrary<T>;
  readonly law: Law<T>;
  /** Kinds of instances that must turn up (in runs of 100 cases or more), or the check says nothing. */
  readonly sees?: readonly string[];
}

const enoughToSee = 100;

/**
 * A check on random instances, shrunk to a small counterexample by fast-check; a law that throws has found one.
 */
export function forAll<T extends object>(parts: ForAll<T>): Check {
  const { id, says, exact, cases, instances, law, sees = [] } = parts;
  return {
    id,
    says,
    strength: exact ? 'proved' : 'tested',
    run({ cases: asked, stream }): CheckOutcome {
      const numRuns = asked ?? cases;
      const notes = new Notes(sees);
      let violation: Violation;
      const property = fc.property(instances, (instance) => {
        violation = law(instance, notes.note);
        return violation === undefined;
      });
      const details = fc.check(property, { numRuns, seed: stream.nextUint32() | 0 });
      if (!details.failed) {
        const missing = numRuns >= Math.min(enoughToSee, cases) ? notes.missing(numRuns) : null;
        return { holds: missing === null, cases: numRuns, counterexample: missing };
      }
      const instance = details.counterexample?.[0] ?? {};
      // The last run need not be that of the smallest counterexample.
      return {
        holds: false,
        cases: details.numRuns,
        counterexample: { ...instance, ...found(law, instance as T) },
      };
    },
  };
}

function found<T>(law: Law<T>, instance: T): Violation {
  try {
    return law(instance, () => undefined);
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}
