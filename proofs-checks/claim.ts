import { type Check, type CheckResult } from './check.ts';
import { type Strength } from './strength.ts';

/** How a claim is checked. */
export interface CheckOptions {
  /** Random cases a check, in place of each check's own number; lists and proofs for all reals always run whole. */
  readonly cases?: number;
  /** A whole number; each check draws from the stream (seed, 'claim', claim, check). */
  readonly seed: number;
}

/** What a run of all checks of a claim found. */
export interface ClaimOutcome {
  readonly holds: boolean;
  /** Instances looked at, over all checks. */
  readonly cases: number;
  /** The first counterexample: plain numbers, `check` saying which check it breaks; null when none. */
  readonly counterexample: Readonly<Record<string, unknown>> | null;
  readonly checks: readonly CheckResult[];
}

/** A statement of the theory with the checks it must pass; the words are in `claim.md` beside it. */
export interface Claim {
  /** Name of the folder, in kebab-case. */
  readonly id: string;
  /** One line for people. */
  readonly title: string;
  /** That of the weakest check. */
  readonly strength: Strength;
  /** `derived here`, or a citation. */
  readonly source: string;
  readonly checks: readonly Check[];
  /** Runs every check, also after one has failed. */
  check(options: CheckOptions): Promise<ClaimOutcome>;
}
