import { randomStream } from '@owlery/numeric';

import { type Check, type CheckOutcome } from '../check.ts';
import { type Claim } from '../claim.ts';
import { weakest } from '../strength.ts';
import { plain } from './plain.ts';

/** A claim from its name and its checks; it is as strong as the weakest of them. */
export function defineClaim(parts: {
  id: string;
  title: string;
  source: string;
  checks: readonly Check[];
}): Claim {
  const { id, checks } = parts;
  if (checks.length === 0) throw new RangeError(`checks of ${id} must hold at least one check, got none`);
  const names = checks.map((check) => check.id);
  if (new Set(names).size < names.length) throw new RangeError(`checks of ${id} must have different ids`);
  return {
    ...parts,
    strength: weakest(checks.map((check) => check.strength)),
    async check({ cases, seed }) {
      const results = [];
      for (const check of checks) {
        const stream = randomStream(seed, 'claim', id, check.id);
        const outcome = await outcomeOf(check, { cases, stream });
        results.push({
          id: check.id,
          says: check.says,
          strength: check.strength,
          everyReal: check.everyReal ?? null,
          ...outcome,
        });
      }
      return {
        holds: results.every((result) => result.holds),
        cases: results.reduce((sum, result) => sum + result.cases, 0),
        counterexample: results.find((result) => !result.holds)?.counterexample ?? null,
        checks: results,
      };
    },
  };
}

/** A check that throws has failed: what it threw is all there is to show. */
async function outcomeOf(check: Check, context: Parameters<Check['run']>[0]): Promise<CheckOutcome> {
  try {
    const outcome = await check.run(context);
    if (outcome.counterexample === null) return outcome;
    const shown = plain({ check: check.id, ...outcome.counterexample }) as Record<string, unknown>;
    return { ...outcome, counterexample: shown };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { holds: false, cases: 0, counterexample: { check: check.id, reason } };
  }
}
