import { describe, expect, it } from 'vitest';
import { owlery, owleryJson } from '../owlery-process.fixture.ts';

describe('owlery losses', () => {
  it('lists the registry', async () => {
    const losses = await owleryJson<Record<string, unknown>[]>(['losses']);
    expect(losses).toContainEqual(
      expect.objectContaining({
        ...{ id: 'bowl-hinge-snm', family: 'bowl', surrogate: 'hinge', weights: 'snm', convex: true },
      }),
    );
    expect(losses).toContainEqual(
      expect.objectContaining({ id: 'powl-logistic-ranked-range', convex: false }),
    );
    for (const loss of losses) {
      expect(loss).toEqual({
        ...{
          id: `${loss.family}-${loss.surrogate}-${loss.weights}`,
          family: expect.stringMatching(/^(bowl|powl)$/),
        },
        ...{ surrogate: expect.any(String), weights: expect.any(String), convex: expect.any(Boolean) },
        ...{ smoothSurrogate: expect.any(Boolean), strictlyDecreasing: expect.any(Boolean) },
      });
    }
  });

  it('prints a row a loss without --json', async () => {
    const { stdout } = await owlery(['losses']);
    expect(stdout).toMatch(/^\| powl-hinge-ranked-range +\| powl +\| hinge +\| ranked-range +\| no +\|$/m);
  });
});
