import { describe, expect, it } from 'vitest';
import { palette, type SchemeColour, seriesColour } from './palette.ts';
import { darkColours, withScheme } from './with-scheme.ts';

/** Contrast of two colours, 1 to 21, as WCAG 2 defines it. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [r, g, blue] = [1, 3, 5]
      .map((start) => parseInt(hex.slice(start, start + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

describe('the palette', () => {
  const all: SchemeColour[] = Object.values(palette).flat();

  it('has each light colour once, so that dark figures are well defined', () => {
    expect(Object.keys(darkColours)).toHaveLength(all.length);
    for (const { light, dark } of all) expect([light, dark].join()).toMatch(/^#[0-9a-f]{6},#[0-9a-f]{6}$/);
  });

  it.each(['light', 'dark'] as const)('is readable on a %s page', (scheme) => {
    const paper = palette.paper[scheme];
    for (const role of ['text', 'muted'] as const) {
      expect(contrast(palette[role][scheme], paper)).toBeGreaterThan(4.5);
      expect(contrast(palette[role][scheme], palette.raised[scheme])).toBeGreaterThan(4.5);
    }
    expect(contrast(palette.series[0][scheme], paper)).toBeGreaterThan(4.5); // links
    for (const colour of palette.series) expect(contrast(colour[scheme], paper)).toBeGreaterThan(2.2);
  });

  it('starts again after the last colour', () => {
    expect(seriesColour(0)).toBe(palette.series[0].light);
    expect(seriesColour(palette.series.length + 1)).toBe(palette.series[1].light);
  });
});

describe('withScheme', () => {
  it('turns the colours of the palette, at any depth and opacity, and nothing else', () => {
    const figure = { a: ['#0072b2', '#0072b226', '#123456', 7, null], b: { text: 'a #0072b2 b' } };
    expect(withScheme(figure, 'dark')).toEqual({
      a: ['#4fa8e0', '#4fa8e026', '#123456', 7, null],
      b: figure.b,
    });
    expect(withScheme(figure, 'light')).toBe(figure);
  });
});
