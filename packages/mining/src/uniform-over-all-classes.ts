import { checkClasses, checkCount } from './internal/check-sampling.ts';
import { floyd } from './internal/floyd.ts';
import { NegativesOfPoint } from './internal/negatives-of-point.ts';
import { Stamps } from './internal/stamps.ts';
import { type Sampler } from './sampler.ts';

/**
 * b different classes of all L, every set of b equally likely; positives among them are dropped.
 *
 * Writes b less the number of accidental hits, which can be none at all; b is at most L.
 * Cost: O(b + positives), b draws. Source: Bentley and Floyd 1987.
 * @example
 * uniformOverAllClasses.prepare({ classes: 3 }).sample(randomStream(7), 3, new Int32Array(3), [2]) // 2
 */
export const uniformOverAllClasses: Sampler = {
  id: 'accidental-hits',
  title: 'uniform over all classes, without replacement, accidental hits dropped',
  uniform: true,
  withReplacement: false,
  keepsCopies: false,
  scheme: 'accidental-hits',
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
        checkCount(count, classes, 'classes', out);
        floyd(stream, classes, count, seen, out);
        if (begin === end) return count;
        let kept = 0;
        for (let i = 0; i < count; i++) {
          if (!negatives.isPositive(out[i])) out[kept++] = out[i];
        }
        return kept;
      },
    };
  },
};
