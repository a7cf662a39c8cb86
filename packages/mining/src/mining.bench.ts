import { randomStream } from '@owlery/numeric';
import { bench, describe } from 'vitest';

import { mineTopK } from './mine-top-k.ts';
import { samplers } from './samplers.ts';

const classes = 82_000;
const labelCounts = Float64Array.from({ length: classes }, (_, label) => 1 + 1e6 / (label + 1));
const positives = Int32Array.of(5, 300, 70_000);

describe.each([64, 512])('a point, b = %i', (b) => {
  const stream = randomStream(1, 'bench');
  const labels = new Int32Array(b);
  for (const sampler of samplers) {
    const prepared = sampler.prepare({ classes, labelCounts });
    bench(`draw ${sampler.id}`, () => void prepared.sample(stream, b, labels, positives));
  }
  const scores = Float32Array.from({ length: b }, () => stream.normal());
  const kept = new Int32Array(b);
  for (const keep of [1, 5, b]) {
    bench(`mine k = ${keep}`, () => void mineTopK(scores, labels, b, keep, kept));
  }
});
