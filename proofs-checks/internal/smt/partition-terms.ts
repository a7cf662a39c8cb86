import { subsets } from '../subsets.ts';

/** A sum as an SMT-LIB term; 0 of nothing. */
export function plus(terms: readonly string[]): string {
  return terms.length === 0 ? '0.0' : terms.length === 1 ? terms[0] : `(+ ${terms.join(' ')})`;
}

/** The names $x_1..x_n$ as SMT-LIB constants. */
export const named = (letter: string, n: number): string[] =>
  Array.from({ length: n }, (_, i) => `${letter}${i + 1}`);

/** $p_1\ge\dots\ge p_L\ge0$ of sum 1, with $p_K>p_{K+1}$. */
export function distributionTerms(p: readonly string[], top: number): string[] {
  return [
    ...p.map((name, i) => `(>= ${name} ${p[i + 1] ?? '0.0'})`),
    `(= ${plus(p)} 1.0)`,
    `(> ${p[top - 1]} ${p[top]})`,
  ];
}

/** $\theta_1\ge\dots\ge\theta_N\ge0$. */
export const fallingTerms = (theta: readonly string[]): string[] =>
  theta.map((name, i) => `(>= ${name} ${theta[i + 1] ?? '0.0'})`);

/** $R(S)$ of a hinge POWL as a term in p and θ. */
export function partitionRiskTerm(
  p: readonly string[],
  theta: readonly string[],
  cuts: readonly number[],
): string {
  const terms = [plus(theta)];
  for (const i of cuts) terms.push(`(* ${plus(theta.slice(0, i))} ${plus(p.slice(i))})`);
  for (let r = 1; r < p.length; r++) {
    for (let j = r + 1; j <= p.length; j++) {
      if (cuts.some((cut) => r <= cut && cut < j)) terms.push(`(- (* ${p[r - 1]} ${theta[j - 2]}))`);
    }
  }
  return plus(terms);
}

/** All sets of cuts, with or without the cut K. */
export function cutSets(classes: number, top: number, having: boolean): number[][] {
  return subsets(classes - 1)
    .map((set) => set.map((i) => i + 1))
    .filter((cuts) => cuts.includes(top) === having);
}

/** The theorem's criterion: some set with the cut K has less risk than every set without it. */
export function calibratedTerm(p: readonly string[], theta: readonly string[], top: number): string {
  const uncut = cutSets(p.length, top, false).map((cuts) => partitionRiskTerm(p, theta, cuts));
  const better = cutSets(p.length, top, true).map((cuts) => {
    const risk = partitionRiskTerm(p, theta, cuts);
    return `(and ${uncut.map((other) => `(< ${risk} ${other})`).join(' ')})`;
  });
  return better.length === 1 ? better[0] : `(or ${better.join(' ')})`;
}
