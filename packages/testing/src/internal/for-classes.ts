import { type MulticlassLoss } from '@owlery/losses';
import fc from 'fast-check';

/** Cases for the number of classes the loss is made for, or for 2 to 6 classes when it takes any. */
export function forClasses<T>(
  loss: MulticlassLoss,
  cases: (classes: number) => fc.Arbitrary<T>,
  fewest = 2,
): fc.Arbitrary<T> {
  return loss.classes === undefined ? fc.integer({ min: fewest, max: 6 }).chain(cases) : cases(loss.classes);
}
