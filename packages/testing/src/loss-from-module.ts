import { checkedMulticlassLoss, type MulticlassLoss } from '@owlery/losses';

/**
 * The loss that a file states: its default export, or an export named `loss`.
 *
 * `module` is what `import()` gives. A file looks like this, everything beyond the first three fields being a
 * claim that the laws then test:
 *
 * ```ts
 * import { type MulticlassLoss } from '@owlery/losses';
 *
 * export default {
 *   id: 'my-loss',
 *   value: (scores, label) => …,
 *   subgradient: (scores, label, out) => …, // writes all of out, returns the value
 *   convex: true,
 * } satisfies MulticlassLoss;
 * ```
 *
 * Errors: a TypeError when there is no such export, or when it lacks the shape of a loss (see
 * `checkedMulticlassLoss`).
 *
 * @example
 * lossFromModule({ weights: [1, 2] })
 * // TypeError: a loss file must have a default export, or an export named loss; it has: weights
 */
export function lossFromModule(module: object): MulticlassLoss {
  const exported = module as { default?: unknown; loss?: unknown };
  const loss = exported.default ?? exported.loss;
  if (loss === undefined) {
    const names = Object.keys(module).join(', ') || 'nothing';
    throw new TypeError(`a loss file must have a default export, or an export named loss; it has: ${names}`);
  }
  return checkedMulticlassLoss(loss);
}
