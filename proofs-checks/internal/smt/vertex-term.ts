import { plus } from './partition-terms.ts';

/**
 * K is a strict vertex of the least concave majorant of $(W_m,A_m)$, $W_m=\Theta_m-\theta_mA_m$, as a term in p and θ:
 * $(A_K-A_a)(W_b-W_K)>(A_b-A_K)(W_K-W_a)$ for all $a<K<b$.
 */
export function strictVertexTerm(p: readonly string[], theta: readonly string[], top: number): string {
  const head = (m: number): string => plus(p.slice(0, m));
  const width = (m: number): string =>
    m === 0 || m === p.length
      ? plus(theta.slice(0, m))
      : `(- ${plus(theta.slice(0, m))} (* ${theta[m - 1]} ${head(m)}))`;
  const terms: string[] = [];
  for (let a = 0; a < top; a++) {
    for (let b = top + 1; b <= p.length; b++) {
      const left = `(* ${plus(p.slice(a, top))} (- ${width(b)} ${width(top)}))`;
      terms.push(`(> ${left} (* ${plus(p.slice(top, b))} (- ${width(top)} ${width(a)})))`);
    }
  }
  return terms.length === 1 ? terms[0] : `(and ${terms.join(' ')})`;
}
