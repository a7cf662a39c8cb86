import { certificateSchema, type CalibrationCertificate } from './certificate-schema.ts';
import { certificateSeal } from './certificate-seal.ts';
import { demand, Refusal } from './refusal.ts';
import { verifyInfima } from './verify-infima.ts';
import { verifyMajorant } from './verify-majorant.ts';
import { wholeNumbers, type WholeNumbers } from './whole-numbers.ts';

/** The answer of {@link verifyCertificate}. */
export interface Verification {
  readonly valid: boolean;
  /** What was proved, or the first thing that is wrong. */
  readonly reason: string;
}

/**
 * Checks a certificate of calibration in exact arithmetic, knowing nothing of how it was found.
 *
 * For the hinge it proves, for every $f\in\mathbb R^L$, both infima, each by a point that attains it and a
 * dual solution that no point can beat, and so the gap and the verdict. It relies on two facts only:
 *
 * 1. *Weak duality*, written out in `dual-bound.ts`.
 * 2. *The exchange lemma*: let $\ell_r(v)$ be the loss of the label of rank r at sorted scores
 *    $v_1\ge\dots\ge v_L$. Then $\ell_1\le\dots\le\ell_L$, since raising a label over its neighbour r swaps two
 *    terms in favour of it: for a POWL
 *    $\ell_{r+1}-\ell_r=\theta_r(\varphi(v_{r+1}-v_r)-\varphi(v_r-v_{r+1}))+\sum_{j\ne r}\theta_j(\dots)\ge0$, for a BOWL
 *    $\varphi(v_{r+1})-\varphi(v_r)+\theta_r(\varphi(-v_r)-\varphi(-v_{r+1}))\ge0$. Let σ sort f, and
 *    $A^\sigma_m=\sum_{r\le m}p_{\sigma(r)}$. By Abel's summation
 *    $C(f)=\sum_rp_{\sigma(r)}\ell_r=\ell_L-\sum_{m<L}A^\sigma_m(\ell_{m+1}-\ell_m)$, and
 *    $A^\sigma_m\le A_m$, so $C(f)\ge\sum_rp_r\ell_r$. If $f_a\le f_b$ for some $a\le K<b$, σ can be chosen
 *    to put b before a; then $\sigma\{1..K\}\ne\{1..K\}$, $A^\sigma_K\le A_K-p_K+p_{K+1}$, and
 *    $C(f)\ge\sum_rp'_r\ell_r$ with $p'$ the probabilities with $p_K$ and $p_{K+1}$ exchanged.
 *
 * No monotonicity of θ is used, and no theorem on partitions.
 *
 * For a BOWL with another surrogate it checks the strict vertices of the least concave majorant of
 * $\{(W_m,A_m)\}$ and relies on the theorem of `smoothBowlVerdicts`.
 *
 * @param document the certificate as parsed JSON, or its text.
 *
 * Cost: O(L²) operations on bigints a claim. Shares no code with the solver beyond rational arithmetic.
 * Source: derived here.
 * @example
 * verifyCertificate('{"schema":') // { valid: false, reason: 'not JSON: the document may be truncated' }
 */
export function verifyCertificate(document: unknown): Verification {
  try {
    return { valid: true, reason: proved(document) };
  } catch (error) {
    if (error instanceof Refusal) return { valid: false, reason: error.message };
    throw error;
  }
}

function proved(document: unknown): string {
  const certificate = readCertificate(document);
  const { instance, claims } = certificate;
  demand(certificate.seal === certificateSeal(certificate), 'the seal does not fit the document');
  const p = wholeNumbers('probabilities', instance.probabilities);
  const theta = wholeNumbers('weights', instance.weights);
  const classes = p.values.length;
  demand(theta.values.length === classes - 1, `weights must hold ${classes - 1} numbers`);
  demand(nonNegative(p) && nonNegative(theta), 'probabilities and weights must not be negative');
  demand(p.values.reduce((sum, x) => sum + x, 0n) === p.denominator, 'the probabilities must sum to 1');
  const sorted = p.values.every((x, i) => i === 0 || x <= p.values[i - 1]);
  demand(sorted, 'the probabilities must be in falling order');
  const tops = claims.map((claim) => claim.top);
  demand(new Set(tops).size === tops.length, 'each top must be claimed once');
  if (certificate.kind === 'infima') verifyInfima(certificate, p, theta);
  else verifyMajorant(certificate, p, theta);
  const list = (calibrated: boolean): string =>
    claims
      .filter((claim) => claim.calibrated === calibrated)
      .map((claim) => claim.top)
      .join(', ') || 'none';
  return `proved: calibrated for ${list(true)}; not calibrated for ${list(false)}`;
}

function readCertificate(document: unknown): CalibrationCertificate {
  let content = document;
  if (typeof content === 'string') {
    try {
      content = JSON.parse(content) as unknown;
    } catch {
      demand(false, 'not JSON: the document may be truncated');
    }
  }
  const parsed = certificateSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Refusal(`not a calibration certificate: ${issue.path.join('.') || 'document'}: ${issue.message}`);
}

function nonNegative(numbers: WholeNumbers): boolean {
  return numbers.values.every((value) => value >= 0n);
}
