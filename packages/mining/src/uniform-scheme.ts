/**
 * The ways of drawing negatives that favour no class, for which the induced order weights have a closed form.
 *
 * @example
 * uniformSchemes.length // 4
 */
export const uniformSchemes = [
  /** b different negatives. */
  'without-replacement',
  /** b independent draws from the negatives, copies kept. */
  'with-replacement',
  /** b independent draws from the negatives, copies removed. */
  'distinct',
  /** b different classes of all, the positive dropped if it was drawn. */
  'accidental-hits',
] as const;

/** One of {@link uniformSchemes}. */
export type UniformScheme = (typeof uniformSchemes)[number];
