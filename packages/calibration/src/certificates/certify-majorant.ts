import { formatRational, rational } from '@owlery/numeric';

import { type CalibrationInstance } from '../internal/calibration-instance.ts';
import { exactVertices } from '../smooth-bowl/exact-vertices.ts';
import { type MajorantCertificate } from '../verification/certificate-schema.ts';

/** For each K a line that touches the points $(W_m,A_m)$ there alone, or a chord over it. O(L) and O(1) a K. */
export function certifyMajorant(
  instance: CalibrationInstance,
  tops: readonly number[],
): MajorantCertificate['claims'] {
  const { numerators: p, denominator: mass } = instance.exact!.probabilities;
  const { numerators: theta, denominator: one } = instance.exact!.weights;
  const ends = [0, ...exactVertices(p, theta)];
  const heights: bigint[] = [0n];
  const widths: bigint[] = [0n];
  let weight = 0n;
  p.forEach((x, m) => {
    heights.push(heights[m] + x);
    const last = m < theta.length ? theta[m] : 0n;
    weight += last;
    widths.push(weight * mass - last * heights[m + 1]);
  });
  return tops.map((k) => {
    const pool = ends.indexOf(k);
    if (pool < 0) {
      const right = ends.find((end) => end > k)!;
      const left = ends.findLast((end) => end < k)!;
      return { top: k, calibrated: false, left, right };
    }
    // The slope of the chord from the vertex before to the vertex after lies strictly between their edges'.
    const [a, b] = [ends[pool - 1], ends[pool + 1]];
    const slope = rational((heights[b] - heights[a]) * one, widths[b] - widths[a]);
    return { top: k, calibrated: true, slope: formatRational(slope) };
  });
}
