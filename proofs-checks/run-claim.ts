import { checkWholeNumber } from '@owlery/numeric';

import { type Claim, type CheckOptions } from './claim.ts';
import { type ClaimResult } from './claim-result.ts';

/**
 * Runs all checks of one claim in this process.
 *
 * A check that throws counts as failed, its message the counterexample. The result is the same on every run
 * with the same claim, seed and cases, but for `seconds`.
 * Errors: a RangeError for cases that are no whole number from 1 or a seed that is no whole number.
 *
 * @example
 * (await runClaim(claimById('layer-cake'), { cases: 5, seed: 1 })).holds // true
 */
export async function runClaim(claim: Claim, options: CheckOptions): Promise<ClaimResult> {
  checkOptions(options);
  const { id, title, strength } = claim;
  const start = performance.now();
  const outcome = await claim.check(options);
  const seconds = (performance.now() - start) / 1000;
  const { holds, cases, counterexample, checks } = outcome;
  return { id, title, strength, holds, cases, seed: options.seed, seconds, counterexample, checks };
}

/** Refuses numbers of cases and seeds that no run can have. */
export function checkOptions({ cases, seed }: CheckOptions): void {
  if (cases !== undefined) checkWholeNumber('cases', cases, 1, 10_000_000);
  checkWholeNumber('seed', seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
}
