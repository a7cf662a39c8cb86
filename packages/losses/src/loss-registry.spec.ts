import { describe, expect, it } from 'vitest';
import { families, lossById, lossRegistry, orderWeights, surrogates } from './index.ts';

describe('lossRegistry', () => {
  it('covers every family, surrogate and named weight', () => {
    for (const family of families) {
      for (const surrogate of surrogates) {
        const listed = lossRegistry.filter(
          (entry) => entry.family === family && entry.surrogate === surrogate.id,
        );
        const expected = orderWeights.filter((rule) => rule.families.includes(family)).map((rule) => rule.id);
        expect(listed.map((entry) => entry.weights)).toEqual(expected);
      }
    }
    expect(new Set(lossRegistry.map((entry) => entry.id)).size).toBe(lossRegistry.length);
  });

  it.each(lossRegistry)('$id builds what it says', (entry) => {
    for (const classes of [2, 3, 6]) {
      const loss = entry.build(classes);
      expect(loss.id).toBe(entry.id);
      expect(loss.family).toBe(entry.family);
      expect(loss.surrogate.id).toBe(entry.surrogate);
      expect(loss.classes).toBe(classes);
      expect(loss.weights.length).toBe(classes - 1);
      expect(loss.convex).toBe(entry.convex || classes === 2);
      expect(loss.translationInvariant).toBe(entry.family === 'powl');
    }
    expect(() => entry.build(1)).toThrow('classes must be a whole number of at least 2, got 1');
  });

  it('values at equal scores: the sum of the weights times φ(0), and φ(0) more for BOWL', () => {
    expect(lossById('powl-hinge-weston-watkins').build(5).value(new Float64Array(5), 2)).toBe(4);
    expect(lossById('bowl-hinge-one-vs-all').build(5).value(new Float64Array(5), 2)).toBe(5);
    expect(lossById('bowl-smoothed-hinge-owpc').build(5).value(new Float64Array(5), 2)).toBe(1);
    expect(lossById('powl-exponential-top-k').build(5).value(new Float64Array(5), 2)).toBe(2);
  });
});

describe('lossById', () => {
  it('refuses an unknown id and lists the known ones', () => {
    expect(() => lossById('powl-hinge')).toThrow(
      /^loss must be one of powl-hinge-weston-watkins, .*, got powl-hinge$/,
    );
  });
});
