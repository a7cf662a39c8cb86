import { type CheckResult } from './check.ts';
import { type Strength } from './strength.ts';

/** One line of the report on claims. */
export interface ClaimResult {
  readonly id: string;
  readonly title: string;
  readonly strength: Strength;
  readonly holds: boolean;
  /** Instances looked at, over all checks. */
  readonly cases: number;
  readonly seed: number;
  /** Wall time. */
  readonly seconds: number;
  /** Plain numbers that can be pasted; `check` names the check they break. Null when the claim holds. */
  readonly counterexample: Readonly<Record<string, unknown>> | null;
  /** Each check with what it says, how sure it is, and what it found. */
  readonly checks: readonly CheckResult[];
}

/** What {@link checkClaims} found. */
export interface ClaimsReport {
  /** In the order of the registry. */
  readonly claims: readonly ClaimResult[];
  readonly summary: {
    readonly claims: number;
    readonly holding: number;
    readonly failing: number;
    /** Wall time of the whole run. */
    readonly seconds: number;
  };
}
