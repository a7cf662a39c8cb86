import { namedDistribution, type NamedDistribution } from '@owlery/calibration';
import { compensatedSum, formatRational, rational, rationalToDouble, type Rational } from '@owlery/numeric';
import { asUsage } from '../errors/as-usage.ts';
import { UsageError } from '../errors/usage-error.ts';
import { badList, numberList, type NumberList } from '../options/number-list.ts';

/** The options that say what p is. */
export interface ProbabilityFlags {
  readonly probabilities?: string;
  readonly distribution?: string;
  readonly classes?: number;
  readonly normalise?: boolean;
}

/** Decimals as other programs print them sum to 1 within this. */
const roundedSum = 1e-12;
/** Most classes of an exact distribution, whose rationals grow with their number: some 10 s of work. */
const mostExact = 1000;
/** Relative error of a double that was divided by a sum of doubles. */
const divided = 2 ** -50;

/** The probabilities that were asked for, with the relative error of each. */
export async function probabilitiesOf(flags: ProbabilityFlags, exact: boolean): Promise<NamedDistribution> {
  const { probabilities, distribution, classes, normalise = false } = flags;
  if ((probabilities === undefined) === (distribution === undefined)) {
    throw new UsageError('exactly one of --probabilities and --distribution is required');
  }
  if (distribution !== undefined) {
    if (classes === undefined) throw new UsageError('option --classes <L> is required with --distribution');
    if (exact && classes > mostExact) {
      throw new UsageError(
        `--exact and --certificate take a distribution of at most ${mostExact} classes, got ${classes}`,
      );
    }
    return asUsage(() => namedDistribution(distribution, classes, exact));
  }
  if (classes !== undefined) {
    throw new UsageError('--classes belongs to --distribution; --probabilities has one number a class');
  }
  const list = await numberList('--probabilities', probabilities!);
  if (list.values.length < 2) throw badList(list, 'must hold at least 2 numbers, got 1');
  return list.values instanceof Float64Array
    ? doubles(list, list.values, normalise)
    : rationals(list, list.values, { normalise, exact });
}

function doubles(list: NumberList, values: Float64Array, normalise: boolean): NamedDistribution {
  const total = compensatedSum(values);
  if (!(total > 0 && total < Infinity)) throw badList(list, `must have a positive finite sum, got ${total}`);
  if (normalise) return { probabilities: values.map((value) => value / total), inputError: divided };
  if (Math.abs(total - 1) > roundedSum + values.length * 2 ** -53) throw offOne(list, `${total}`);
  return { probabilities: values, inputError: 2 ** -53 };
}

function rationals(
  list: NumberList,
  values: readonly Rational[],
  { normalise, exact }: { normalise: boolean; exact: boolean },
): NamedDistribution {
  const total = values.reduce((sum, value) => sum.add(value), rational(0));
  const inputError = 2 ** -53;
  if (total.n === 0n) throw badList(list, 'must have a positive finite sum, got 0');
  if (total.equals(1n)) return { probabilities: values, inputError };
  if (normalise) return { probabilities: values.map((value) => value.div(total)), inputError };
  const sum = rationalToDouble(total);
  const rounded = !exact && !list.ratios && Math.abs(sum - 1) <= roundedSum;
  if (rounded) return { probabilities: Float64Array.from(values, rationalToDouble), inputError };
  const shown = formatRational(total);
  throw offOne(list, shown.length > 40 ? `${sum}` : !shown.includes('/') ? shown : `${shown} = ${sum}`);
}

function offOne(list: NumberList, sum: string): Error {
  return badList(list, `must sum to 1, got ${sum}; --normalise divides by the sum`);
}
