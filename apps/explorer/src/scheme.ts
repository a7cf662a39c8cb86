import { fontFamily, palette, type SchemeColour } from '@owlery/figures';

const roles = ['text', 'muted', 'line', 'grid', 'paper', 'raised'] as const;
const dark = matchMedia('(prefers-color-scheme: dark)');

/** The colours of the page are those of the figures, light or dark as the system says. */
export function applyScheme(): void {
  const colours = (scheme: keyof SchemeColour) =>
    [
      ...roles.map((role) => `--${role}: ${palette[role][scheme]};`),
      ...palette.series.map((colour, index) => `--series-${index}: ${colour[scheme]};`),
    ].join('');
  const style = document.createElement('style');
  style.textContent = `:root{--font:${fontFamily};${colours('light')}}@media (prefers-color-scheme: dark){:root{${colours('dark')}}}`;
  document.head.append(style);
}

/** The scheme of the page now. */
export function currentScheme(): 'light' | 'dark' {
  return dark.matches ? 'dark' : 'light';
}

/** Calls `redraw` whenever the scheme changes; the function returned ends that. */
export function onSchemeChange(redraw: () => void): () => void {
  dark.addEventListener('change', redraw);
  return () => dark.removeEventListener('change', redraw);
}
