import { type MulticlassLoss } from '@owlery/losses';
import { runLaws } from './internal/run-laws.ts';
import { type LawOptions } from './law-options.ts';
import { type LawReport } from './law-report.ts';
import { lossLaws } from './loss-laws.ts';

/**
 * Tests a loss against every law that its claims bring with them.
 *
 * `loss` is any {@link MulticlassLoss}: one of the registry, or what a file states. `cases` random cases a law
 * (1,000 unless said) are drawn with `seed` (1 unless said), the same on every run; a failure is shrunk to a
 * small counterexample of plain numbers. `laws` narrows the run, and with one law `path` replays a failure.
 * Laws that do not apply are left out of the answer.
 *
 * Errors: a RangeError for a number of cases or a seed that is no whole number, an unknown law, or a path
 * without exactly one law. An error thrown by the loss is a broken law, not an error here. Source: derived here.
 *
 * @example
 * const zero = { id: 'zero', value: () => 1, subgradient: (f, y, out) => (out.fill(0), 0) };
 * const [report] = checkLossLaws(zero, { cases: 10, laws: ['repeatable'] });
 * report.holds // false
 * report.reason // 'subgradient returned 0, value 1'
 */
export function checkLossLaws(loss: MulticlassLoss, options: LawOptions = {}): LawReport[] {
  const applicable = lossLaws.filter((law) => law.appliesTo(loss));
  const runnable = applicable.map((law) => ({
    id: law.id,
    statement: law.statement,
    property: () => law.property(loss),
  }));
  return runLaws(
    runnable,
    lossLaws.map((law) => law.id),
    options,
  );
}
