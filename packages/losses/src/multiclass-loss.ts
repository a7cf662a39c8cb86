import { type Family } from './family.ts';
import { type LipschitzConstants } from './lipschitz-constants.ts';
import { type Surrogate } from './surrogate.ts';

/**
 * A loss $\ell(f,y)$ of scores $f\in\mathbb R^L$ and a label $y\in\{0,\dots,L-1\}$: the shape that the law
 * suites test, and that a file states to have its own loss tested.
 *
 * Only `id`, `value` and `subgradient` are required. Each further field is a claim about the loss, and a
 * claim made is a claim tested; leaving it out tests nothing. `subgradient` writes all of `out` (length $L$)
 * and returns the same bits as `value`; neither changes the scores. Where the loss has no gradient, any
 * subgradient does; a loss that is not convex gives the gradient of one of its pieces there.
 *
 * @example
 * const softmax = {
 *   id: 'softmax',
 *   convex: true,
 *   value: (f, y) => Math.log(f.reduce((sum, s) => sum + Math.exp(s - f[y]), 0)),
 *   subgradient(f, y, out) {
 *     const sum = f.reduce((total, s) => total + Math.exp(s - f[y]), 0);
 *     f.forEach((s, c) => (out[c] = Math.exp(s - f[y]) / sum - (c === y ? 1 : 0)));
 *     return this.value(f, y);
 *   },
 * };
 * checkedMulticlassLoss(softmax).value(Float64Array.of(0, 0), 1) // 0.6931471805599453
 */
export interface MulticlassLoss {
  /** Name, in kebab-case. */
  readonly id: string;
  /** $\ell(f,y)$. */
  value(scores: Float64Array, label: number): number;
  /** Writes a subgradient at $f$ into `out` and returns $\ell(f,y)$. */
  subgradient(scores: Float64Array, label: number, out: Float64Array): number;
  /** $L$, when the loss is made for one number of classes; else it takes any $L\ge2$. */
  readonly classes?: number;
  /** True: $\ell(\cdot,y)$ is convex. False: it is not, and the laws must find a violation. */
  readonly convex?: boolean;
  /** True unless said otherwise: renaming the classes renames the loss, no class is special. */
  readonly symmetric?: boolean;
  /** True unless said otherwise: raising a negative or lowering the label never lowers the loss. */
  readonly monotone?: boolean;
  /** True: $\ell(f+c\mathbf 1,y)=\ell(f,y)$. */
  readonly translationInvariant?: boolean;
  /** Lipschitz constants of $\ell(\cdot,y)$ in three norms; `Infinity` claims nothing. */
  readonly lipschitz?: LipschitzConstants;
  /** True: the finite constants of `lipschitz` are the smallest. */
  readonly lipschitzAttained?: boolean;
  /** $\alpha_K$ with $\mathrm{err}_K\le\alpha_K\,\ell$ ($1\le K<L$); `Infinity` claims nothing. */
  topKErrorFactor?(k: number): number;
  /** With `surrogate` and `weights`: the loss claims to be this ordered weighted loss, ties by index. */
  readonly family?: Family;
  /** $\varphi$ of an ordered weighted loss. */
  readonly surrogate?: Surrogate;
  /** $\theta\in\mathbb R^{L-1}_{\ge0}$ of an ordered weighted loss. */
  readonly weights?: Float64Array;
  /** The same loss with other order weights of the same length. */
  withWeights?(weights: Float64Array): MulticlassLoss;
}
