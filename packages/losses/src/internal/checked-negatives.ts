import { checkWholeNumber } from '@owlery/numeric';

/** The number of negatives N, after the check that it is a whole number an array can hold; at least 1. */
export function checkedNegatives(negatives: number): number {
  checkWholeNumber('negatives', negatives, 1, 2 ** 31 - 1);
  return negatives;
}
