import { type CheckedClaim, recordsOf, type StoredRecord } from '@owlery/results';
import { claimPages } from './claim-pages.ts';

/** A claim with the latest that is known of it. */
export interface ClaimRow {
  readonly id: string;
  readonly title: string;
  /** Its page in Markdown. */
  readonly statement: string;
  /** What the last check found; absent when no record has it. */
  readonly found?: CheckedClaim;
  /** The record it stands in, and when that was made. */
  readonly record?: { readonly id: string; readonly createdAt: string };
}

/** The claims of the records, in their order, then those of the workspace that no record has. */
export function claimRows(records: readonly StoredRecord[]): ClaimRow[] {
  const rows = new Map<string, ClaimRow>();
  const byTime = recordsOf(records, 'owlery.claims/1').toSorted((a, b) =>
    a.createdAt < b.createdAt ? -1 : 1,
  );
  for (const { id, createdAt, claims } of byTime) {
    for (const claim of claims) {
      const { title, statement } = claim;
      rows.set(claim.id, { id: claim.id, title, statement, found: claim, record: { id, createdAt } });
    }
  }
  for (const [id, statement] of claimPages) {
    if (rows.has(id)) continue;
    const title = /^# (.*)$/m.exec(statement)?.[1].replaceAll('`', '') ?? id;
    rows.set(id, { id, title, statement });
  }
  return [...rows.values()];
}
