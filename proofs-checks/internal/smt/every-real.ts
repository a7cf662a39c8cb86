import { type Check, type CheckOutcome } from '../../check.ts';
import { smtAnswer } from './solver.ts';

/** A statement about all reals: whatever is given, something follows. Formulas are terms of SMT-LIB 2. */
export interface RealStatement {
  /** The reals the statement is about. */
  readonly reals: readonly string[];
  /** Definitions of functions used below. */
  readonly definitions?: string;
  readonly given: readonly string[];
  /** What follows. */
  readonly then: string;
  /** Cases that cover all reals given; each is proved on its own. */
  readonly split?: readonly string[];
}

/** A proof for all reals. */
export interface EveryReal extends RealStatement {
  readonly id: string;
  readonly says: string;
  /** What is quantified: `every real p and f, 3 classes`. */
  readonly everyReal: string;
  /** The same encoding with a wrong statement in it, which the solver must refute with numbers. */
  readonly unlike: Partial<Pick<RealStatement, 'given' | 'then' | 'definitions' | 'split'>>;
}

/**
 * A proof by Z3 that no reals contradict a statement, together with two proofs that the encoding can fail:
 * what is given can be met, and a slightly wrong statement is refuted by numbers.
 */
export function everyReal(parts: EveryReal): Check {
  const { id, says, unlike } = parts;
  return {
    id,
    says,
    strength: 'proved',
    everyReal: parts.everyReal,
    async run(): Promise<CheckOutcome> {
      const split = parts.split ?? ['true'];
      let cases = 0;
      const fail = (counterexample: Record<string, unknown>): CheckOutcome => ({
        holds: false,
        cases,
        counterexample,
      });
      for (const part of split) {
        cases++;
        const { verdict, values } = await smtAnswer(script({ ...parts, part, negated: true }), parts.reals);
        if (verdict === 'sat') return fail({ ...values });
        if (verdict === 'unknown') return fail({ reason: 'the solver gave up', part });
      }
      if ((await smtAnswer(script({ ...parts, part: 'true', negated: false }), [])).verdict !== 'sat') {
        return fail({ reason: 'what is given cannot be met or the solver gave up: the proof is empty' });
      }
      const wrong = { ...parts, ...unlike };
      for (const part of wrong.split ?? ['true']) {
        const { verdict } = await smtAnswer(script({ ...wrong, part, negated: true }), []);
        if (verdict === 'sat') return { holds: true, cases, counterexample: null };
      }
      return fail({ reason: 'the wrong statement could not be refuted: the proof may be empty' });
    },
  };
}

function script(parts: RealStatement & { part: string; negated: boolean }): string {
  const { reals, definitions = '', given, then, part, negated } = parts;
  return [
    ...reals.map((name) => `(declare-const ${name} Real)`),
    definitions,
    ...given.map((term) => `(assert ${term})`),
    `(assert ${part})`,
    ...(negated ? [`(assert (not ${then}))`] : []),
  ].join('\n');
}
