import { bench, describe } from 'vitest';

import { inducedWeights } from './induced-weights.ts';
import { uniformSchemes } from './uniform-scheme.ts';

describe('N = 670,090, b = 2,048, k = 5', () => {
  for (const scheme of uniformSchemes) {
    bench(scheme, () => void inducedWeights({ negatives: 670_090, sample: 2048, keep: 5, scheme }), {
      iterations: 5,
    });
  }
});
