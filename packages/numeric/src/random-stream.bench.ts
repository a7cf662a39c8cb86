import { bench, describe } from 'vitest';

import { randomStream } from './random-stream.ts';

const draws = 100_000;

describe(`${draws} draws`, () => {
  const stream = randomStream(1, 'bench');
  const sink = new Float64Array(1); // keeps the draws from being optimised away
  bench('nextUint32', () => {
    for (let i = 0; i < draws; i++) sink[0] += stream.nextUint32();
  });
  bench('below', () => {
    for (let i = 0; i < draws; i++) sink[0] += stream.below(82_000);
  });
  bench('uniform', () => {
    for (let i = 0; i < draws; i++) sink[0] += stream.uniform();
  });
  bench('normal', () => {
    for (let i = 0; i < draws; i++) sink[0] += stream.normal();
  });
  bench('moveTo and below', () => {
    for (let i = 0; i < draws; i++) sink[0] += stream.moveTo(i).below(82_000);
  });
});
