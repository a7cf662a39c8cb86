import { type MonteCarloOptions } from '@owlery/complexity';
import { UsageError } from '../errors/usage-error.ts';
import { progressOn } from '../output/progress.ts';

/**
 * Runs an estimate with progress on stderr. What it refuses is a wrong call: the points have been checked
 * before, so that only options are left to be wrong.
 */
export async function whileDrawing<T>(
  estimate: (onProgress: NonNullable<MonteCarloOptions['onProgress']>) => Promise<T>,
): Promise<T> {
  const progress = progressOn();
  let begun = 0;
  try {
    return await estimate(({ draws, wanted }) => {
      if (wanted !== begun) progress.begin('drawing', 'draws', wanted, draws);
      begun = wanted;
      progress.update(draws);
    });
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message, { cause: error });
    throw error;
  } finally {
    progress.end();
  }
}
