import fc from 'fast-check';
import { expect, it } from 'vitest';

import { MonotoneQueue } from './monotone-queue.ts';

it('finds the best candidate at every query, candidates coming in between', () => {
  fc.assert(
    fc.property(
      // Lines with rising slopes and points that rise: a later line gains on an earlier one.
      fc.array(fc.record({ height: fc.nat(30), steeper: fc.nat(3), gap: fc.nat(3) }), {
        minLength: 1,
        maxLength: 40,
      }),
      fc.array(fc.nat(3), { minLength: 1, maxLength: 40 }),
      (lines, steps) => {
        let slope = 0;
        const slopes = lines.map((line) => (slope += line.steeper));
        let at = 0;
        const points = steps.map((step) => (at += step));
        const value = (line: number, query: number): number =>
          lines[line].height - slopes[line] * points[query];
        const queue = new MonotoneQueue(
          lines.length,
          (later, earlier, query) => value(later, query) <= value(earlier, query),
        );
        queue.reset(points.length - 1);
        let entered = 0;
        for (let query = 0; query < points.length; query++) {
          do {
            if (entered < lines.length) queue.insert(entered++, query);
          } while (entered < lines.length && lines[entered].gap === 0);
          const best = value(queue.best(query), query);
          expect(best).toBe(Math.min(...lines.slice(0, entered).map((_, line) => value(line, query))));
        }
      },
    ),
    { seed: 3, numRuns: 1000 },
  );
});
