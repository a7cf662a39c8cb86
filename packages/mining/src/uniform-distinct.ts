import { Stamps } from './internal/stamps.ts';
import { type Sampler } from './sampler.ts';
import { uniformWithReplacement } from './uniform-with-replacement.ts';

/**
 * b independent draws, uniform over the negatives of the point, copies removed.
 *
 * Writes M labels, M the number of different draws, from 1 to min(b, N).
 * Cost: O(b + positives), b draws. Source: definition.
 * @example
 * uniformDistinct.prepare({ classes: 3 }).sample(randomStream(7), 9, new Int32Array(9), [2]) // 2
 */
export const uniformDistinct: Sampler = {
  id: 'distinct',
  title: 'uniform over the negatives, with replacement, duplicates removed',
  uniform: true,
  withReplacement: true,
  keepsCopies: false,
  scheme: 'distinct',
  prepare(space) {
    const draws = uniformWithReplacement.prepare(space);
    const seen = new Stamps(space.classes);
    return {
      ...draws,
      sample(stream, count, out, positives, begin = 0, end = positives.length) {
        draws.sample(stream, count, out, positives, begin, end);
        seen.clear();
        let kept = 0;
        for (let i = 0; i < count; i++) {
          if (seen.add(out[i])) out[kept++] = out[i];
        }
        return kept;
      },
    };
  },
};
