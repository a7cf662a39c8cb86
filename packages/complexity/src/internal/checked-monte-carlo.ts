import { checkWholeNumber } from '@owlery/numeric';

import { type MonteCarloOptions } from '../estimates/monte-carlo-options.ts';

/** Refuses options outside their domains and fills in what is left out. */
export function checkedMonteCarlo(options: MonteCarloOptions): {
  draws: number | undefined;
  relativeWidth: number;
  confidence: number;
  interval: 'normal' | 'empirical-bernstein' | 'concentration';
  maxDraws: number;
  onProgress: MonteCarloOptions['onProgress'];
} {
  const { draws, relativeWidth, confidence = 0.95, interval = 'normal', maxDraws = 1_000_000 } = options;
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`confidence must lie between 0 and 1, got ${confidence}`);
  }
  if (draws !== undefined && relativeWidth !== undefined) {
    throw new RangeError('draws and relativeWidth exclude each other, got both');
  }
  if (draws !== undefined) checkWholeNumber('draws', draws, 2, Infinity);
  checkWholeNumber('maxDraws', maxDraws, 2, Infinity);
  if (relativeWidth !== undefined && !(relativeWidth > 0 && relativeWidth < Infinity)) {
    throw new RangeError(`relativeWidth must be a positive number, got ${relativeWidth}`);
  }
  if (!['normal', 'empirical-bernstein', 'concentration'].includes(interval)) {
    throw new RangeError(`interval must be normal, empirical-bernstein or concentration, got ${interval}`);
  }
  const { onProgress } = options;
  return { draws, relativeWidth: relativeWidth ?? 0.01, confidence, interval, maxDraws, onProgress };
}
