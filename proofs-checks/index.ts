export { checkClaims, type CheckClaimsOptions } from './check-claims.ts';
export { claimById } from './claim-by-id.ts';
export { type Claim, type CheckOptions, type ClaimOutcome } from './claim.ts';
export { type ClaimResult, type ClaimsReport } from './claim-result.ts';
export { claims } from './claims.ts';
export {
  type Check,
  type CheckContext,
  type CheckOutcome,
  type CheckResult,
  type Estimate,
} from './check.ts';
export { checkLossLaws, lossFromModule, lossLaws, type LawOptions, type LawReport } from './loss-laws.ts';
export { runClaim } from './run-claim.ts';
export { statementHeadings, statementOf, type Statement } from './statement-of.ts';
export { strengths, weakest, type Strength } from './strength.ts';
