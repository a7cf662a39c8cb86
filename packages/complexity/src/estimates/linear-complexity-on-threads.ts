import { checkWholeNumber } from '@owlery/numeric';

import { linearComplexity } from './linear-complexity.ts';
import { type LinearComplexityEstimate } from './linear-complexity-estimate.ts';
import { type LinearComplexityOptions } from './linear-complexity-options.ts';
import { LinearEstimation } from '../internal/linear-estimation.ts';

/**
 * What {@link linearComplexity} does, with the signed sums of dense points on several threads.
 *
 * $$\frac\Lambda n\,\mathbb E\lVert M\rVert_*$$
 *
 * The threads form the rows of the next block while this one takes the norm of the present one. The result has
 * the same bits as on one thread. Where there is nothing for threads to do (sparse points, Gaussian noise,
 * exact values) it falls back to one.
 *
 * @param options as for {@link linearComplexity}, and `threads` from 1 to 256.
 * @throws RangeError as there, and for another number of threads; the promise rejects.
 *
 * Cost: as there, divided among the threads. Source: derived here.
 * @example
 * const points = pointsFromRows([[1, 0], [0, 1]]);
 * (await linearComplexityOnThreads({ ball: 'frobenius', classes: 2, radius: 1, points, threads: 2 })).estimate // 1
 */
export async function linearComplexityOnThreads(
  options: LinearComplexityOptions & { readonly threads: number },
): Promise<LinearComplexityEstimate> {
  const { threads } = options;
  checkWholeNumber('threads', threads, 1, 256);
  const estimation = new LinearEstimation(options, threads);
  const { sampler, estimator, stream, source } = estimation;
  if (!sampler || !estimator || !stream || !source?.computeOnThreads) {
    await source?.close?.();
    return linearComplexity(options);
  }
  const { blocks } = sampler;
  /** Takes the noise of block number `block` and sets the threads to work on it. */
  const begin = (block: number): Promise<void> => {
    const within = block % blocks.length;
    if (within === 0) stream.moveTo(block / blocks.length);
    source.prepare(stream, block % 2, blocks[within]);
    return source.computeOnThreads!(block % 2, blocks[within]);
  };
  try {
    let working = begin(0);
    for (let block = 0; ; block++) {
      await working;
      const within = block % blocks.length;
      const endsDraw = within === blocks.length - 1;
      const ahead = !endsDraw || estimator.wantsTwo;
      if (ahead) working = begin(block + 1);
      if (within === 0) sampler.begin();
      sampler.add(block % 2, blocks[within]);
      if (!endsDraw) continue;
      const { value, squares } = sampler.finish(block % 2);
      estimator.push(value, squares);
      if (!estimator.wantsMore) break;
      if (!ahead) working = begin(block + 1);
    }
  } finally {
    await source.close?.();
  }
  return estimation.result();
}
