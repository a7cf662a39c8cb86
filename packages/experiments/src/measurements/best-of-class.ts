import {
  constrainedMinimum,
  type ConstrainedMinimum,
  type ConstrainedMinimumOptions,
} from '@owlery/complexity';

import { minedLoss, type MeasuredClass, type SampleAndKeep } from './measured-class.ts';
import { type MeasuredSource } from './sources/measured-source.ts';

const found = new Map<string, ConstrainedMinimum>();

/** The best scorer of the ball when the whole distribution is known; found once a process, none where it is not known. */
export function bestOfClass(
  options: MeasuredClass,
  { sample, keep }: SampleAndKeep,
  { data, distribution }: MeasuredSource,
  effort: Pick<ConstrainedMinimumOptions, 'tolerance' | 'steps'> = {},
): ConstrainedMinimum | undefined {
  if (!distribution) return undefined;
  const { source, family, surrogate, ball, norm } = options;
  const key = JSON.stringify([source, family, surrogate, sample, keep, ball, norm, effort]);
  const loss = minedLoss(options, { sample, keep }, data.classes);
  const best = found.get(key) ?? constrainedMinimum({ distribution, loss, ball, radius: norm, ...effort });
  found.set(key, best);
  return best;
}
