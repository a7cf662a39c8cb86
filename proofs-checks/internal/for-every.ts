import { type Check, type CheckOutcome } from '../check.ts';
import { type Law } from './for-all.ts';
import { Notes } from './notes.ts';

/** A law to hold on every instance of a list. */
export interface ForEvery<T> {
  readonly id: string;
  readonly says: string;
  /** Whether each instance is decided in exact arithmetic. */
  readonly exact: boolean;
  readonly instances: () => Iterable<T>;
  readonly law: Law<T>;
  /** Kinds of instances that must turn up, or the check says nothing. */
  readonly sees?: readonly string[];
}

/** A check on every instance of a list, in order, up to the first that breaks the law. */
export function forEvery<T extends object>(parts: ForEvery<T>): Check {
  const { id, says, exact, instances, law, sees = [] } = parts;
  return {
    id,
    says,
    strength: exact ? 'proved' : 'tested',
    run(): CheckOutcome {
      const notes = new Notes(sees);
      let cases = 0;
      for (const instance of instances()) {
        cases++;
        const violation = law(instance, notes.note);
        if (violation) return { holds: false, cases, counterexample: { ...instance, ...violation } };
      }
      const missing = cases === 0 ? { reason: 'the list of instances is empty' } : notes.missing(cases);
      return { holds: missing === null, cases, counterexample: missing };
    },
  };
}
