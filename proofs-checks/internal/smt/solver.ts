import { type Z3_config, type Z3_context } from 'z3-solver';

import { parseValues } from './parse-values.ts';

/** The answer of the solver to one script. */
export interface SmtAnswer {
  readonly verdict: 'sat' | 'unsat' | 'unknown';
  /** Values of the reals asked for, when satisfiable: rationals as `3/5`, algebraic numbers to 6 digits. */
  readonly values: Readonly<Record<string, string>>;
}

/** A step count after which the solver gives up: unlike a time limit it falls at the same place on every run. */
const mostSteps = 60_000_000;

interface Z3 {
  readonly em: { ccall(name: string, returns: string, types: string[], args: unknown[]): string };
  readonly Z3: {
    mk_config(): Z3_config;
    mk_context(config: Z3_config): Z3_context;
    del_config(config: Z3_config): void;
    del_context(context: Z3_context): void;
  };
}

let loading: Promise<Z3> | undefined;

/**
 * Runs an SMT-LIB 2 script (declarations and assertions) through Z3 and asks whether it can be satisfied.
 *
 * The call is made on this thread: the asynchronous one would start workers that outlive it.
 */
export async function smtAnswer(script: string, reals: readonly string[]): Promise<SmtAnswer> {
  loading ??= import('z3-solver').then(({ init }) => init());
  const { em, Z3 } = await loading;
  const config = Z3.mk_config();
  const context = Z3.mk_context(config);
  Z3.del_config(config);
  const run = (text: string): string =>
    em.ccall('Z3_eval_smtlib2_string', 'string', ['number', 'string'], [context, text]).trim();
  try {
    const verdict = run(
      `(set-option :rlimit ${mostSteps})\n(set-option :pp.decimal_precision 6)\n${script}\n(check-sat)`,
    );
    if (verdict === 'sat' && reals.length > 0) {
      return { verdict, values: parseValues(run(`(get-value (${reals.join(' ')}))`)) };
    }
    if (verdict === 'sat' || verdict === 'unsat' || verdict === 'unknown') return { verdict, values: {} };
    throw new Error(`the solver refused the script: ${verdict.slice(0, 300)}`);
  } finally {
    Z3.del_context(context);
  }
}
