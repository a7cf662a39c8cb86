/**
 * The noise that a class is tried against: independent signs, or independent standard normal numbers.
 *
 * @example
 * noises // ['rademacher', 'gaussian']
 */
export type Noise = 'rademacher' | 'gaussian';

/** Both kinds of noise. */
export const noises: readonly Noise[] = ['rademacher', 'gaussian'];
