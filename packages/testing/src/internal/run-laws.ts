import { checkWholeNumber } from '@owlery/numeric';
import fc from 'fast-check';
import { type LawOptions } from '../law-options.ts';
import { type LawReport } from '../law-report.ts';

interface RunnableLaw {
  readonly id: string;
  readonly statement: string;
  property(): fc.IProperty<[unknown]>;
}

/** Runs each law, in order, with the same seed; `known` are the ids that may be asked for. */
export function runLaws(
  laws: readonly RunnableLaw[],
  known: readonly string[],
  options: LawOptions,
): LawReport[] {
  const { cases = 1000, seed = 1, path } = options;
  checkWholeNumber('cases', cases, 1, 2 ** 31 - 1);
  checkWholeNumber('seed', seed, -(2 ** 31), 2 ** 31 - 1);
  const unknown = options.laws?.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    throw new RangeError(`laws must be among ${known.join(', ')}, got ${unknown}`);
  }
  if (path !== undefined && options.laws?.length !== 1) {
    throw new RangeError(
      `laws must name exactly one law when a path is given, got ${options.laws?.length ?? 0}`,
    );
  }
  return laws
    .filter((law) => options.laws === undefined || options.laws.includes(law.id))
    .map((law) => runLaw(law, { cases, seed, path }));
}

function runLaw(law: RunnableLaw, run: { cases: number; seed: number; path: string | undefined }): LawReport {
  const { cases, seed, path } = run;
  const replay = path === undefined ? {} : { path, endOnFailure: true };
  const details = fc.check(law.property(), { numRuns: cases, seed, ...replay });
  const report = { id: law.id, statement: law.statement, cases: details.numRuns, seed };
  if (!details.failed) return { ...report, holds: true, counterexample: null, reason: null, path: null };
  const { errorInstance } = details;
  return {
    ...report,
    holds: false,
    counterexample: details.counterexample?.[0] ?? null,
    reason:
      details.counterexample === null
        ? `only ${details.numRuns} of ${cases} cases could be tested: the others gave infinite values`
        : errorInstance instanceof Error
          ? errorInstance.message
          : String(errorInstance),
    path: details.counterexamplePath,
  };
}
