import { claimById, type ClaimsReport, statementOf } from '@owlery/proofs-checks';
import { type ClaimsRecord } from '@owlery/results';

/** The record of a run over claims, with the words of each. */
export function claimsRecord(
  { claims, summary }: ClaimsReport,
  { seed, cases }: { readonly seed: number; readonly cases?: number },
): Omit<ClaimsRecord, 'id' | 'createdAt'> {
  const record = {
    schema: 'owlery.claims/1' as const,
    seed,
    ...(cases === undefined ? {} : { casesAsked: cases }),
    claims: claims.map((claim) => ({
      ...claim,
      source: claimById(claim.id).source,
      statement: statementOf(claim.id).markdown,
    })),
    summary,
  };
  return structuredClone(record) as unknown as Omit<ClaimsRecord, 'id' | 'createdAt'>;
}
