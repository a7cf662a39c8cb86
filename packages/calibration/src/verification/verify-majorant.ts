import { type MajorantCertificate } from './certificate-schema.ts';
import { demand } from './refusal.ts';
import { wholeNumbers, type WholeNumbers } from './whole-numbers.ts';

/** Checks every claim of a majorant certificate; throws a `Refusal` at the first that fails. */
export function verifyMajorant(certificate: MajorantCertificate, p: WholeNumbers, theta: WholeNumbers): void {
  const classes = p.values.length;
  // The points (W_m, A_m), each coordinate in units of its own; the total of p is its denominator.
  const heights: bigint[] = [0n];
  const widths: bigint[] = [0n];
  let weight = 0n;
  for (let m = 1; m <= classes; m++) {
    heights.push(heights[m - 1] + p.values[m - 1]);
    const last = m < classes ? theta.values[m - 1] : 0n;
    weight += last;
    widths.push(weight * p.denominator - last * heights[m]);
  }
  for (const [i, claim] of certificate.claims.entries()) {
    const name = `claims[${i}]`;
    const k = claim.top;
    demand(k >= 1 && k < classes, `${name}.top must be from 1 to ${classes - 1}`);
    demand(p.values[k - 1] > p.values[k], `${name}.top must lie where the probabilities differ`);
    if (claim.calibrated) {
      const slope = wholeNumbers(`${name}.slope`, [claim.slope]);
      demand(slope.values[0] > 0n, `${name}.slope must be positive`);
      const intercept = (m: number): bigint =>
        heights[m] * slope.denominator * theta.denominator - slope.values[0] * widths[m];
      const top = intercept(k);
      const strict = heights.every((_, m) => m === k || intercept(m) < top);
      demand(strict, `a line of slope ${claim.slope} does not touch the points at ${k} alone`);
    } else {
      const { left: a, right: b } = claim;
      demand(a < k && k < b && b <= classes, `${name} must have left < top < right <= ${classes}`);
      const under =
        (heights[k] - heights[a]) * (widths[b] - widths[k]) <=
        (heights[b] - heights[k]) * (widths[k] - widths[a]);
      demand(under, `the point ${k} lies above the chord from ${a} to ${b}`);
    }
  }
}
