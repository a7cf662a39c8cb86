import { type FiniteDistribution } from '@owlery/complexity';

import { type MeasuredSource } from './measured-source.ts';

/** The distribution behind a source. @throws RangeError where it is not known. */
export function knownDistribution({ data, distribution }: MeasuredSource): FiniteDistribution {
  if (distribution) return distribution;
  throw new RangeError(`the source must be a known distribution, got ${data.name}`);
}
