import { checkWholeNumber } from '@owlery/numeric';
import { availableParallelism } from 'node:os';

import { claimById } from './claim-by-id.ts';
import { claims } from './claims.ts';
import { type ClaimResult, type ClaimsReport } from './claim-result.ts';
import { ClaimProcess } from './internal/claim-process.ts';
import { checkOptions } from './run-claim.ts';

/** Which claims to check and how. */
export interface CheckClaimsOptions {
  /** Claims to check, each once; all of the registry when left out. */
  readonly ids?: readonly string[];
  /** Random cases a check, in place of each check's own number. */
  readonly cases?: number;
  readonly seed: number;
  /** Processes to run at once, from 1; as many as there are cores when left out. */
  readonly jobs?: number;
  /** Called after each claim, in the order they end. */
  readonly onProgress?: (progress: { done: number; total: number; result: ClaimResult }) => void;
}

/**
 * Checks claims, spread over child processes.
 *
 * A claim that fails, throws or kills its process does not stop the others. But for the seconds the answer
 * depends on the claims, `cases` and `seed` alone, not on the number of jobs.
 * Errors: a RangeError for an unknown claim, cases or jobs that are no whole number from 1, a seed that is none.
 *
 * @example
 * const { summary } = await checkClaims({ ids: ['layer-cake', 'exchange-lemma'], cases: 10, seed: 1 });
 * summary.failing // 0
 */
export async function checkClaims(options: CheckClaimsOptions): Promise<ClaimsReport> {
  const { ids = claims.map((claim) => claim.id), cases, seed, onProgress } = options;
  const run = cases === undefined ? { seed } : { cases, seed };
  checkOptions(run);
  const { jobs = availableParallelism() } = options;
  checkWholeNumber('jobs', jobs, 1, 1024);
  const asked = new Set(ids.map((id) => claimById(id)));
  const inOrder = claims.filter((claim) => asked.has(claim));
  const waiting = [...inOrder];
  const results = new Map<string, ClaimResult>();
  const start = performance.now();
  const work = async (): Promise<void> => {
    const child = new ClaimProcess();
    try {
      for (let claim = waiting.shift(); claim; claim = waiting.shift()) {
        const result = await child.run(claim, run);
        results.set(claim.id, result);
        onProgress?.({ done: results.size, total: inOrder.length, result });
      }
    } finally {
      child.end();
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, inOrder.length) }, work));
  const found = inOrder.map((claim) => results.get(claim.id)!);
  const holding = found.filter((result) => result.holds).length;
  const seconds = (performance.now() - start) / 1000;
  return {
    claims: found,
    summary: { claims: found.length, holding, failing: found.length - holding, seconds },
  };
}
