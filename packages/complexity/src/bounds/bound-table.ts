import { type UniformScheme } from '@owlery/mining';
import { checkWholeNumber } from '@owlery/numeric';

import { generalisationBound } from './generalisation-bound.ts';
import { type GeneralisationBoundOptions } from './generalisation-bound-options.ts';
import { type GeneralisationBound } from './generalisation-bound-result.ts';

/** The bound for one b and k. */
export interface BoundCell extends GeneralisationBound {
  /** $b$. */
  readonly sample: number;
  /** $k$. */
  readonly keep: number;
  /** $\Theta_K$ or $\min(1,\Theta_K)$ times 2: what the total is divided by; null without `top`. */
  readonly divisor: number | null;
}

/**
 * The bound over a grid of stochastic negative mining parameters, with the term that dominates in each cell.
 *
 * $$(b,k)\mapsto\hat{\mathbb E}\,\ell_{b,k}+2\hat{\mathfrak R}(\ell_{b,k}\circ F)+3B_{b,k}\sqrt{\ln(2/\delta)/(2n)}$$
 *
 * `samples` lists b, `keeps` k, `scheme` how negatives are drawn (without replacement when left out); cells with $k>b$ are left out. `empiricalLoss` may be a function of b and k.
 * The other options are those of `generalisationBound`. Totals of different cells bound different losses; to
 * compare cells give `top`, and compare `topKError`.
 *
 * @returns cells by rising b, then k, in the order given.
 * @throws RangeError as `generalisationBound` does, and for a b or k that is no whole number from 1.
 *
 * Cost: that of a bound a cell. Source: derived here.
 * @example
 * const cells = boundTable({ family: 'bowl', surrogate: 'hinge', classes: 100, samples: [5], keeps: [1, 5, 9],
 *   points: 1e6, norm: 1, featureRadius: 1, delta: 0.05, route: 'maurer', top: 1 });
 * cells.map((cell) => [cell.sample, cell.keep, cell.dominating]) // [[5, 1, 'complexity'], [5, 5, 'confidence']]
 */
export function boundTable(
  options: Omit<GeneralisationBoundOptions, 'weights' | 'empiricalLoss'> & {
    readonly samples: readonly number[];
    readonly keeps: readonly number[];
    readonly scheme?: UniformScheme;
    readonly empiricalLoss?: number | ((sample: number, keep: number) => number);
  },
): BoundCell[] {
  const { samples, keeps, scheme = 'without-replacement', empiricalLoss = 0, ...rest } = options;
  const cells: BoundCell[] = [];
  for (const sample of samples) {
    if (scheme === 'without-replacement') {
      checkWholeNumber('sample', sample, 1, rest.classes - 1, 'classes - 1');
    }
    for (const keep of keeps) {
      checkWholeNumber('keep', keep, 1, Infinity);
      if (keep > sample) continue;
      const loss = typeof empiricalLoss === 'number' ? empiricalLoss : empiricalLoss(sample, keep);
      const bound = generalisationBound({ ...rest, weights: { sample, keep, scheme }, empiricalLoss: loss });
      const divisor = bound.topKError === null ? null : bound.total / bound.topKError;
      cells.push({ sample, keep, ...bound, divisor });
    }
  }
  return cells;
}
