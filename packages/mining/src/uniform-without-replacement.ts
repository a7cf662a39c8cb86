import { checkClasses, checkCount } from './internal/check-sampling.ts';
import { floyd } from './internal/floyd.ts';
import { NegativesOfPoint } from './internal/negatives-of-point.ts';
import { Stamps } from './internal/stamps.ts';
import { type Sampler } from './sampler.ts';

/**
 * b different negatives of the point, every set of b equally likely.
 *
 * $\Pr[B] = 1/\binom Nb$ over the $N = L - |\text{positives}|$ negatives; b is at most N.
 * Cost: O(b + positives), b draws. Source: Bentley and Floyd 1987.
 * @example
 * uniformWithoutReplacement.prepare({ classes: 6 }).sample(randomStream(7), 3, new Int32Array(3), [2]) // 3
 */
export const uniformWithoutReplacement: Sampler = {
  id: 'without-replacement',
  title: 'uniform over the negatives, without replacement',
  uniform: true,
  withReplacement: false,
  keepsCopies: false,
  scheme: 'without-replacement',
  prepare(space) {
    checkClasses(space);
    const { classes } = space;
    const negatives = new NegativesOfPoint(classes);
    const seen = new Stamps(classes);
    return {
      classes,
      probability: () => 1 / classes,
      sample(stream, count, out, positives, begin = 0, end = positives.length) {
        negatives.choose(positives, begin, end);
        checkCount(count, negatives.count, 'negatives', out);
        floyd(stream, negatives.count, count, seen, out);
        for (let i = 0; i < count; i++) out[i] = negatives.label(out[i]);
        return count;
      },
    };
  },
};
