import {
  certifyCalibration,
  decideCalibration,
  type CalibrationDecision,
  type CalibrationOptions,
} from '@owlery/calibration';
import { type Family } from '@owlery/losses';
import { formatRational, type Rational } from '@owlery/numeric';
import { type Command } from 'commander';
import { type CalibrationAnswer, readableAnswer } from '../calibration/calibration-answer.ts';
import { type ProbabilityFlags, probabilitiesOf } from '../calibration/probabilities-of.ts';
import { refuseLongWork } from '../calibration/refuse-long-work.ts';
import { writeCertificate } from '../calibration/write-certificate.ts';
import { asUsage } from '../errors/as-usage.ts';
import { familyOption } from '../options/family-option.ts';
import { jsonOption } from '../options/json-option.ts';
import { requireOptions } from '../options/require-options.ts';
import { surrogateOption } from '../options/surrogate-option.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { addOrderWeightOptions } from '../order-weights/add-order-weight-options.ts';
import { asDoubles } from '../order-weights/as-doubles.ts';
import { type OrderWeightFlags, weightsOf } from '../order-weights/weights-of.ts';
import { printResult } from '../output/print-result.ts';

const mostClasses = 10_000_000;
/** Lists longer than this are left out of the answer. */
const longestList = 1000;

interface CalibrationFlags extends ProbabilityFlags, OrderWeightFlags {
  readonly family: Family;
  readonly surrogate: string;
  readonly top?: number;
  readonly exact?: boolean;
  readonly certificate?: string;
  readonly json?: boolean;
}

/** `owlery calibration`: for which K a loss is top-K calibrated at p. */
export function calibrationCommand(command: Command): void {
  requireOptions(command, 'family', 'surrogate')
    .option('--probabilities <p>', 'p as decimals and ratios, p1,p2,… in any order, or @file.json')
    .option('--distribution <name>', 'p by name: zipf:S, geometric:R, uniform or heads-tail:H,M')
    .option('--classes <L>', 'classes of --distribution, from 2', wholeNumber('--classes', 2, mostClasses))
    .option('--normalise', 'divide p by its sum, which is an error otherwise unless it is 1')
    .addOption(familyOption())
    .addOption(surrogateOption());
  addOrderWeightOptions(command)
    .option('--top <K>', 'decide this K only, 1 to L − 1 (default: every K)', wholeNumber('--top', 1))
    .option('--exact', 'decide in exact arithmetic, which leaves nothing undecided')
    .option('--certificate <file>', 'write a proof that owlery verify checks; decides as --exact does')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
K counts the likeliest classes and is asked where the K-th is likelier than the next. Decimals are read as
written; the numbers of a file are doubles unless it holds text such as "3/5". With --exact, doubles (also those
of a distribution without rational probabilities) count as the exact numbers they are.

With --json: {"classes", "family", "surrogate", "weights" (up to ${longestList}), "calibratedFor", "undecided",
"undefinedFor" (K with p_K = p_K+1), "gaps", "minimisers", "method", "strength", "errorBound", "gapErrorBound",
"infimum", "exact", and with --exact for the hinge "exactGaps", "exactInfimum"}.

Examples:
  owlery calibration --probabilities 3/5,1/4,3/20 --family powl --surrogate hinge --weights 1,1 --exact
  owlery calibration --distribution zipf:1.2 --classes 670091 --family powl --surrogate hinge --sample 2048 --keep 5
  owlery calibration --probabilities .4,.35,.25 --family bowl --surrogate hinge --sample 2 --keep 1 --certificate c.json`,
    )
    .action(calibration);
}

async function calibration(flags: CalibrationFlags): Promise<void> {
  const { family, surrogate, top, certificate, json } = flags;
  const exact = flags.exact === true || certificate !== undefined;
  const { probabilities, inputError: p } = await probabilitiesOf(flags, exact);
  const { weights, inputError: theta } = await weightsOf(flags, probabilities.length - 1, exact);
  const question: CalibrationOptions = {
    ...{ probabilities, family, surrogate, weights },
    ...(top === undefined ? {} : { top }),
  };
  refuseLongWork(question, { exact, certificate: certificate !== undefined });
  const proof = certificate === undefined ? undefined : asUsage(() => certifyCalibration(question));
  const decision = asUsage(() =>
    decideCalibration({ ...question, ...(exact ? { exact } : { inputError: Math.max(p, theta, 2 ** -53) }) }),
  );
  const { exactGaps, exactInfimum } = decision;
  const short = weights.length <= longestList;
  const answer: CalibrationAnswer = {
    ...withoutMargins(decision),
    ...(short ? { weights: Array.from(asDoubles(weights)) } : {}),
    ...(exactGaps && short ? { exactGaps: formatted(exactGaps) } : {}),
    ...(exactInfimum && short ? { exactInfimum: formatRational(exactInfimum) } : {}),
    ...(certificate === undefined ? {} : { certificate }),
  };
  if (proof !== undefined) await writeCertificate(certificate!, proof);
  printResult(json, answer, () => readableAnswer(answer));
}

/** The signed margins are for drawing, and the rationals are told as text. */
function withoutMargins(decision: CalibrationDecision) {
  const found: Partial<CalibrationDecision> = { ...decision };
  for (const name of ['margins', 'exactGaps', 'exactInfimum'] as const) delete found[name];
  return found as Omit<CalibrationDecision, 'margins' | 'exactGaps' | 'exactInfimum'>;
}

function formatted(gaps: Record<number, Rational>): Record<string, string> {
  return Object.fromEntries(Object.entries(gaps).map(([k, gap]) => [k, formatRational(gap)]));
}
