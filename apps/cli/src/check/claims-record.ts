import { claimById, type ClaimsReport, statementOf } from '@owlery/proofs-checks';
import { type ClaimsRecord } from '@owlery/results';

/** What a record of claims says beside the report. */
interface ClaimsRun {
  readonly id: string;
  readonly createdAt: string;
  readonly seed: number;
  readonly cases?: number;
}

/** The record of a run over claims, with the words of each. */
export function claimsRecord(
  { claims, summary }: ClaimsReport,
  { id, createdAt, seed, cases }: ClaimsRun,
): ClaimsRecord {
  return {
    ...{ schema: 'owlery.claims/1', id, createdAt, seed },
    ...(cases === undefined ? {} : { casesAsked: cases }),
    claims: claims.map(({ checks, ...claim }) => ({
      ...claim,
      source: claimById(claim.id).source,
      statement: statementOf(claim.id).markdown,
      checks: checks.map(({ estimates, ...check }) => ({
        ...check,
        ...(estimates ? { estimates: estimates.map((estimate) => ({ ...estimate })) } : {}),
      })),
    })),
    summary: { ...summary },
  };
}
