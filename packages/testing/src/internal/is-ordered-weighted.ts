import { type MulticlassLoss } from '@owlery/losses';

/** A loss that says which ordered weighted loss it is. */
export type DeclaredOrderedWeightedLoss = MulticlassLoss &
  Required<Pick<MulticlassLoss, 'family' | 'surrogate' | 'weights'>>;

/** True when the loss declares family, surrogate and weights. */
export function isOrderedWeighted(loss: MulticlassLoss): loss is DeclaredOrderedWeightedLoss {
  return loss.family !== undefined && loss.surrogate !== undefined && loss.weights !== undefined;
}
