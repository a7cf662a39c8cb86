import { palette, type SchemeColour } from './palette.ts';

const colours: readonly SchemeColour[] = Object.values(palette).flat();

/** Every light colour of the palette with its dark counterpart. */
export const darkColours: Readonly<Record<string, string>> = Object.fromEntries(
  colours.map(({ light, dark }) => [light, dark]),
);

/**
 * A figure in the colours of a light or a dark page. Figures are built light; the dark one is the same
 * with each colour of the palette replaced by its counterpart, whatever its opacity.
 *
 * @example
 * withScheme({ line: { color: '#0072b2' } }, 'dark'); // { line: { color: '#4fa8e0' } }
 */
export function withScheme<T>(figure: T, scheme: 'light' | 'dark'): T {
  return scheme === 'light' ? figure : (recolour(figure) as T);
}

function recolour(value: unknown): unknown {
  if (typeof value === 'string') {
    const dark = /^#[0-9a-f]{6}([0-9a-f]{2})?$/.test(value) ? darkColours[value.slice(0, 7)] : undefined;
    return dark === undefined ? value : dark + value.slice(7);
  }
  if (Array.isArray(value)) return value.map(recolour);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, recolour(part)]));
}
