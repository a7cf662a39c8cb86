import { labelFrequency } from './label-frequency.ts';
import { logUniform } from './log-uniform.ts';
import { type Sampler } from './sampler.ts';
import { uniformDistinct } from './uniform-distinct.ts';
import { uniformOverAllClasses } from './uniform-over-all-classes.ts';
import { uniformWithReplacement } from './uniform-with-replacement.ts';
import { uniformWithoutReplacement } from './uniform-without-replacement.ts';

/** Every negative sampler; the laws of the tests run over the whole list. */
export const samplers: readonly Sampler[] = [
  uniformWithoutReplacement,
  uniformWithReplacement,
  uniformDistinct,
  uniformOverAllClasses,
  logUniform,
  labelFrequency,
];

/**
 * The sampler of a name.
 *
 * @param id an `id` of {@link samplers}.
 * @throws RangeError for an unknown name, with the known ones.
 *
 * @example
 * samplerNamed('log-uniform').uniform // false
 */
export function samplerNamed(id: string): Sampler {
  const sampler = samplers.find((entry) => entry.id === id);
  if (sampler === undefined) {
    throw new RangeError(
      `sampler must be one of ${samplers.map((entry) => entry.id).join(', ')}, got ${JSON.stringify(id)}`,
    );
  }
  return sampler;
}
