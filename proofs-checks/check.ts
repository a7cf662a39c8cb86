import { type RandomStream } from '@owlery/numeric';

import { type Strength } from './strength.ts';

/** What a check is given to run with. */
export interface CheckContext {
  /** The number of random cases asked for; undefined leaves the check its own number. */
  readonly cases: number | undefined;
  /** This check's own stream of random numbers. */
  readonly stream: RandomStream;
}

/** A number with the interval it is known to. */
export interface Estimate {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What a check found. */
export interface CheckOutcome {
  readonly holds: boolean;
  /** Instances looked at. */
  readonly cases: number;
  /** Plain numbers, strings and lists of them that show the failure; null when the check holds. */
  readonly counterexample: Readonly<Record<string, unknown>> | null;
  /** What was measured, for an estimate. */
  readonly estimates?: readonly Estimate[];
}

/** One thing that is checked about a claim. */
export interface Check {
  /** Name within the claim, in kebab-case. */
  readonly id: string;
  /** One sentence: what holds, and for which instances. */
  readonly says: string;
  readonly strength: Strength;
  /** For which values of the reals a proof holds, when it holds for all of them: `every real p, 3 classes`. */
  readonly everyReal?: string;
  run(context: CheckContext): CheckOutcome | Promise<CheckOutcome>;
}

/** A check with what it found. */
export interface CheckResult extends CheckOutcome {
  readonly id: string;
  readonly says: string;
  readonly strength: Strength;
  readonly everyReal: string | null;
}
