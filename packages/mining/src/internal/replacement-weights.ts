import { gaussLegendre } from './gauss-legendre.ts';

/** The sampling mass of the ranks, best scored first: rank j covers the cell $[Q_{j-1}, Q_j]$ of [0, 1]. */
export interface RankMass {
  readonly ranks: number;
  /** $q_j$, j = 1..ranks. */
  mass(j: number): number;
  /** $Q_{j-1}$, the mass of the better ranks. */
  better(j: number): number;
  /** $1 - Q_j$, the mass of the worse ranks. */
  worse(j: number): number;
}

/**
 * The weights $\theta_j = h(Q_j) - h(Q_{j-1})$, $h(Q) = \mathbb E\min(k, \mathrm{Bin}(b, Q))$, without that difference.
 *
 * Since $h'(Q) = b\,\Pr[T > Q]$ for $T \sim \mathrm{Beta}(k, b-k)$ with density $f$,
 * $$\theta_j = b\Big(q_j \Pr[T > Q_j] + \int_{Q_{j-1}}^{Q_j} (t - Q_{j-1}) f(t)\,dt\Big),$$
 * positive terms only. The cells are integrated by Gauss–Legendre rules on pieces in which f changes little, and
 * $\int f = 1$ gives the scale, so that f is only needed up to a factor (derived here).
 */
export function replacementWeights(b: number, k: number, cells: RankMass): Float64Array {
  const n = cells.ranks;
  if (k >= b) return Float64Array.from({ length: n }, (_, i) => b * cells.mass(i + 1));
  const density = betaDensity(b, k);
  const area = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let j = 1; j <= n; j++) integrateCell(b, density, cells, j, area, weights);
  let tail = 0;
  let lost = 0;
  for (let j = n; j >= 1; j--) {
    weights[j - 1] += cells.mass(j) * (tail + lost);
    const next = tail + area[j - 1];
    lost += tail >= area[j - 1] ? tail - next + area[j - 1] : area[j - 1] - next + tail;
    tail = next;
  }
  const scale = b / (tail + lost);
  for (let j = 0; j < n; j++) weights[j] *= scale;
  return weights;
}

/** The density of Beta(k, b − k) divided by its largest value, and how fast it may change. */
interface Density {
  /** Takes t and 1 − t, each to full precision. */
  logarithm(t: number, rest: number): number;
  /** Derivative of the logarithm. */
  rate(t: number, rest: number): number;
  /** One over the standard deviation. */
  readonly sharpness: number;
}

function betaDensity(b: number, k: number): Density {
  const up = k - 1;
  const down = b - k - 1;
  const mode = b > 2 ? up / (b - 2) : 0.5;
  const restOfMode = b > 2 ? down / (b - 2) : 0.5;
  // Near the mode both logarithms must come from one difference, or their errors do not cancel.
  const part = (power: number, x: number, at: number, difference: number): number =>
    power === 0 ? 0 : power * (x < at / 2 ? Math.log(x / at) : Math.log1p(difference / at));
  return {
    logarithm: (t, rest) =>
      part(up, t, mode, t - mode) + part(down, rest, restOfMode, t < 0.5 ? mode - t : rest - restOfMode),
    rate: (t, rest) => (up === 0 ? 0 : up / t) - (down === 0 ? 0 : down / rest),
    sharpness: b * Math.sqrt((b + 1) / (k * (b - k))),
  };
}

/** Adds $\int f$ over cell j to `area` and $\int (t - Q_{j-1}) f$ to `moment`. */
function integrateCell(
  b: number,
  density: Density,
  cells: RankMass,
  j: number,
  area: Float64Array,
  moment: Float64Array,
): void {
  const width = cells.mass(j);
  if (width === 0) return;
  const left = cells.better(j);
  const right = cells.worse(j);
  const rateLeft = density.rate(left, right + width);
  const rateRight = density.rate(left + width, right);
  // f has one peak: where it rises to a negligible end, or falls from one, the cell holds nothing.
  if (rateLeft < 0 && density.logarithm(left, right + width) < -740) return;
  if (rateRight > 0 && density.logarithm(left + width, right) < -740) return;
  const change = width * ((Number.isFinite(rateLeft) ? Math.abs(rateLeft) : 0) + 2 * density.sharpness);
  const exact = Math.ceil(b / 2);
  const order = Math.min(exact, left > 0 && change < 1e-3 ? 2 : left > 0 && change < 0.1 ? 4 : 16);
  const pieces = order === exact ? 1 : Math.ceil(change / 4);
  const { nodes, weights } = gaussLegendre(order);
  let sum = 0;
  let sumOfMoments = 0;
  for (let piece = 0; piece < pieces; piece++) {
    for (let i = 0; i < order; i++) {
      const x = (piece + nodes[i]) / pieces;
      const value = weights[i] * Math.exp(density.logarithm(left + x * width, right + (1 - x) * width));
      sum += value;
      sumOfMoments += x * value;
    }
  }
  area[j - 1] = (sum * width) / pieces;
  moment[j - 1] = (sumOfMoments * width * width) / pieces;
}
