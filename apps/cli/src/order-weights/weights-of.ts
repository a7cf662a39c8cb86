import { type CalibrationOptions } from '@owlery/calibration';
import {
  checkMiningScheme,
  inducedWeights,
  inducedWeightsExact,
  type MiningScheme,
  type UniformScheme,
} from '@owlery/mining';
import { asUsage } from '../errors/as-usage.ts';
import { UsageError } from '../errors/usage-error.ts';
import { exactWeightsSeconds } from '../exact-weights-seconds.ts';
import { badList, numberList } from '../options/number-list.ts';

/** The options that say what θ is. */
export interface OrderWeightFlags {
  readonly weights?: string;
  readonly sample?: number;
  readonly keep?: number;
  readonly scheme: UniformScheme;
}

/** Order weights with the relative error of each. */
export interface OrderWeights {
  readonly weights: CalibrationOptions['weights'];
  readonly inputError: number;
}

const mostExactSeconds = 30;
/** Relative error of mined weights in doubles. */
const minedError = 2 ** -43;

/** The order weights of `negatives` negatives: those listed, or those that mining b and keeping k induces. */
export async function weightsOf(
  { weights, sample, keep, scheme }: OrderWeightFlags,
  negatives: number,
  exact: boolean,
): Promise<OrderWeights> {
  if (weights !== undefined) {
    if (sample !== undefined || keep !== undefined) {
      throw new UsageError('--weights says all of θ; leave out --sample and --keep');
    }
    const list = await numberList('--weights', weights);
    if (list.values.length !== negatives) {
      throw badList(list, `must hold classes - 1 = ${negatives} numbers, got ${list.values.length}`);
    }
    return { weights: list.values, inputError: 2 ** -53 };
  }
  if (sample === undefined || keep === undefined) {
    throw new UsageError('--weights <θ>, or --sample <b> with --keep <k>, is required');
  }
  return minedWeights({ negatives, sample, keep, scheme }, exact);
}

/** The weights that mining induces, as rationals or as doubles. */
export function minedWeights(mining: MiningScheme, exact: boolean): OrderWeights {
  asUsage(() => checkMiningScheme(mining));
  if (!exact) return { weights: inducedWeights(mining), inputError: minedError };
  if (exactWeightsSeconds(mining, mining.negatives) > mostExactSeconds) {
    throw new UsageError(
      `exact weights of ${mining.negatives} negatives with sample = ${mining.sample} take more than ` +
        `${mostExactSeconds} seconds, the most allowed`,
    );
  }
  return { weights: inducedWeightsExact(mining), inputError: 0 };
}
