import { bench, describe } from 'vitest';

import { randomStream } from './random-stream.ts';

const draws = 100_000;

describe(`${draws} draws`, () => {
  const stream = randomStream(1, 'bench');
  let sink = 0;
  bench('nextUint32', () => {
    for (let i = 0; i < draws; i++) sink ^= stream.nextUint32();
  });
  bench('below', () => {
    for (let i = 0; i < draws; i++) sink ^= stream.below(82_000);
  });
  bench('uniform', () => {
    for (let i = 0; i < draws; i++) sink += stream.uniform();
  });
  bench('normal', () => {
    for (let i = 0; i < draws; i++) sink += stream.normal();
  });
  bench('moveTo and below', () => {
    for (let i = 0; i < draws; i++) sink ^= stream.moveTo(i).below(82_000);
  });
});
