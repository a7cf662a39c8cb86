import { plus } from './partition-terms.ts';

/** $G(m)$ of a hinge BOWL, m = 0..L, as terms in p and θ. */
export function thresholdTerms(p: readonly string[], theta: readonly string[]): string[] {
  return Array.from({ length: p.length + 1 }, (_, m) => {
    const weight = m === 0 || m === p.length ? '1.0' : `(+ 1.0 ${theta[m - 1]})`;
    return `(- ${plus(theta.slice(0, m))} (* ${weight} ${plus(p.slice(0, m))}))`;
  });
}

/** The theorem's criterion: $G(K)$ is below every other value. */
export function uniqueMinimiserTerm(p: readonly string[], theta: readonly string[], top: number): string {
  const terms = thresholdTerms(p, theta);
  return `(and ${terms.flatMap((term, m) => (m === top ? [] : [`(< ${terms[top]} ${term})`])).join(' ')})`;
}
