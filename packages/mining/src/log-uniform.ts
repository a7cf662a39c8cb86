import { checkClasses } from './internal/check-sampling.ts';
import { independentDraws } from './internal/independent-draws.ts';
import { type Sampler } from './sampler.ts';

/**
 * b independent draws from the log-uniform law, for labels numbered by falling frequency.
 *
 * $$q(c) = \ln\frac{c+2}{c+1} \Big/ \ln(L+1),\qquad c = 0..L-1,$$
 * a draw being $\lfloor (L+1)^U \rfloor - 1$ with U uniform; positives are drawn again, copies kept.
 * Cost: O(b + positives) while the positives hold little of the mass. Source: TensorFlow's
 * log-uniform candidate sampler, recalled.
 * @example
 * logUniform.prepare({ classes: 6 }).probability(0) // 0.3562...
 */
export const logUniform: Sampler = {
  id: 'log-uniform',
  title: 'log-uniform over labels sorted by frequency',
  uniform: false,
  withReplacement: true,
  keepsCopies: true,
  scheme: null,
  prepare(space) {
    checkClasses(space);
    const { classes } = space;
    const logRange = Math.log(classes + 1);
    return independentDraws(classes, {
      probability: (label) => Math.log1p(1 / (label + 1)) / logRange,
      // Rounding may carry the power to L + 1 itself.
      draw: (stream) => Math.min(Math.floor(Math.exp(stream.uniform() * logRange)), classes) - 1,
    });
  },
};
