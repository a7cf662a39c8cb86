import { checkClasses, checkCount } from './internal/check-sampling.ts';
import { NegativesOfPoint } from './internal/negatives-of-point.ts';
import { type Sampler } from './sampler.ts';

/**
 * b independent draws, uniform over the negatives of the point, copies kept.
 *
 * $q(c) = 1/N$ for each of the $N \ge 1$ negatives.
 * Cost: O(b + positives), b draws. Source: definition.
 * @example
 * uniformWithReplacement.prepare({ classes: 6 }).sample(randomStream(7), 8, new Int32Array(8), [2]) // 8
 */
export const uniformWithReplacement: Sampler = {
  id: 'with-replacement',
  title: 'uniform over the negatives, with replacement',
  uniform: true,
  withReplacement: true,
  keepsCopies: true,
  scheme: 'with-replacement',
  prepare(space) {
    checkClasses(space);
    const { classes } = space;
    const negatives = new NegativesOfPoint(classes);
    return {
      classes,
      probability: () => 1 / classes,
      sample(stream, count, out, positives, begin = 0, end = positives.length) {
        negatives.choose(positives, begin, end);
        checkCount(count, Infinity, undefined, out);
        if (negatives.count === 0)
          throw new RangeError(`positives must leave a negative, got all ${classes} classes`);
        for (let i = 0; i < count; i++) out[i] = negatives.label(stream.below(negatives.count));
        return count;
      },
    };
  },
};
