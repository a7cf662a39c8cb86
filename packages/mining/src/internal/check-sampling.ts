import { checkWholeNumber } from '@owlery/numeric';

import { type ClassSpace } from '../sampler.ts';

/** Refuses a class space without two classes. */
export function checkClasses({ classes }: ClassSpace): void {
  checkWholeNumber('classes', classes, 2, 2 ** 31 - 1);
}

/** Refuses a number of draws that is not from 1 to `most`, or an array too short for them. */
export function checkCount(count: number, most: number, mostName: string | undefined, out: Int32Array): void {
  checkWholeNumber('count', count, 1, most, mostName);
  if (out.length < count) {
    throw new RangeError(`out must hold at least count = ${count} labels, got an array of ${out.length}`);
  }
}
