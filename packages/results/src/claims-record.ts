import { z } from 'zod';
import { recordIdSchema } from './record-id.ts';

/** How sure a statement is: proved exactly for its instances, tested on random cases, or estimated. */
export const strengthSchema = z.enum(['proved', 'tested', 'estimated']);

const count = z.int().nonnegative();
const seconds = z.number().nonnegative();
const counterexample = z.record(z.string(), z.unknown()).nullable();

const interval = z.looseObject({ name: z.string(), value: z.number(), low: z.number(), high: z.number() });

/** One claim of the theory: its words, and what checking it found. */
export const checkedClaimSchema = z.looseObject({
  id: z.string().min(1),
  title: z.string().min(1),
  /** `derived here`, or a citation. */
  source: z.string().min(1),
  /** The page of the claim, Markdown with LaTeX between dollars. */
  statement: z.string().min(1),
  strength: strengthSchema,
  holds: z.boolean(),
  /** Instances looked at, over all checks. */
  cases: count,
  seed: z.int(),
  seconds,
  counterexample,
  checks: z.array(
    z.looseObject({
      id: z.string().min(1),
      says: z.string().min(1),
      strength: strengthSchema,
      /** For which values of the reals a proof holds, where it holds for all of them. */
      everyReal: z.string().nullable(),
      holds: z.boolean(),
      cases: count,
      counterexample,
      estimates: z.array(interval).optional(),
    }),
  ),
});

/** One run over claims of the theory. */
export const claimsRecordSchema = z
  .looseObject({
    schema: z.literal('owlery.claims/1'),
    id: recordIdSchema,
    createdAt: z.iso.datetime({ offset: true }),
    seed: z.int(),
    /** Random cases a check, where they were asked for in place of each check's own number. */
    casesAsked: z.int().positive().optional(),
    claims: z.array(checkedClaimSchema).min(1),
    summary: z.looseObject({ claims: count, holding: count, failing: count, seconds }),
  })
  .check(({ value, issues }) => {
    const { claims, holding, failing } = value.summary;
    const found = value.claims.filter((claim) => claim.holds).length;
    if (claims === value.claims.length && holding === found && failing === claims - found) return;
    const message = 'the summary must count the claims that hold and that fail';
    issues.push({ code: 'custom', path: ['summary'], message, input: value.summary });
  });

export type CheckedClaim = z.infer<typeof checkedClaimSchema>;
export type ClaimsRecord = z.infer<typeof claimsRecordSchema>;
