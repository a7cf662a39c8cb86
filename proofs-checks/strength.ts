/**
 * How sure a statement is once its checks pass, from the strongest: *proved* exactly for the instances
 * listed (exact arithmetic, a certificate, or for all reals by an SMT solver), *tested* on random cases in
 * floating point, *estimated* with an interval.
 *
 * @example
 * weakest(['proved', 'estimated', 'tested']) // 'estimated'
 */
export type Strength = 'proved' | 'tested' | 'estimated';

/** All strengths, the strongest first. */
export const strengths: readonly Strength[] = ['proved', 'tested', 'estimated'];

/** The weakest of some strengths; `proved` of none. */
export function weakest(of: readonly Strength[]): Strength {
  return strengths[Math.max(0, ...of.map((strength) => strengths.indexOf(strength)))];
}
