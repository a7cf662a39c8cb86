import { runLaws } from './internal/run-laws.ts';
import { type LawOptions } from './law-options.ts';
import { type LawReport } from './law-report.ts';
import { samplingLaws } from './sampling-laws.ts';

/**
 * Tests the sampling schemes, their induced weights and the losses they estimate against full enumeration.
 *
 * Options and errors as in `checkLossLaws`. Source: derived here.
 *
 * @example
 * checkSamplingLaws({ cases: 20 }).every((report) => report.holds) // true
 */
export function checkSamplingLaws(options: LawOptions = {}): LawReport[] {
  return runLaws(
    samplingLaws,
    samplingLaws.map((law) => law.id),
    options,
  );
}
