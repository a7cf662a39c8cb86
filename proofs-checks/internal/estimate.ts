import { type Check, type CheckContext, type Estimate } from '../check.ts';

/** A measurement, and what is claimed about it. */
export interface EstimateParts {
  readonly id: string;
  readonly says: string;
  /** Random cases unless said otherwise. */
  readonly cases: number;
  /** Measures over so many cases; `violation` says where the claim leaves the interval. */
  measure(options: { cases: number; stream: CheckContext['stream'] }): {
    readonly estimates: readonly Estimate[];
    readonly violation?: Readonly<Record<string, unknown>> | undefined;
  };
}

/** A check by measurement: it fails only where the intervals contradict the claim. */
export function estimate({ id, says, cases, measure }: EstimateParts): Check {
  return {
    id,
    says,
    strength: 'estimated',
    run({ cases: asked, stream }) {
      const used = asked ?? cases;
      const { estimates, violation } = measure({ cases: used, stream });
      return { holds: violation === undefined, cases: used, counterexample: violation ?? null, estimates };
    },
  };
}
