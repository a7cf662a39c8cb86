/** A colour on a light page and its counterpart on a dark one. */
export interface SchemeColour {
  readonly light: string;
  readonly dark: string;
}

/**
 * The colours of everything that is drawn. The series are those of Okabe and Ito (2008), which people
 * with any colour vision can tell apart, ordered so that the strongest on white come first; their dark
 * counterparts are lighter tints of the same hues. No light colour occurs twice, so that a figure can
 * be turned dark colour by colour.
 */
export const palette = {
  series: [
    { light: '#0072b2', dark: '#4fa8e0' }, // blue
    { light: '#d55e00', dark: '#f58a45' }, // vermilion
    { light: '#009e73', dark: '#35c79c' }, // bluish green
    { light: '#cc79a7', dark: '#e39fc6' }, // reddish purple
    { light: '#e69f00', dark: '#f3b93f' }, // orange
    { light: '#56b4e9', dark: '#9ad3f5' }, // sky blue
    { light: '#7a6a00', dark: '#f0e442' }, // yellow, darkened on white
  ],
  text: { light: '#1f2933', dark: '#e4e7eb' },
  muted: { light: '#56616d', dark: '#a3adb8' },
  line: { light: '#b3bcc6', dark: '#59636e' },
  grid: { light: '#e8ebee', dark: '#2a3138' },
  paper: { light: '#ffffff', dark: '#14181c' },
  raised: { light: '#f5f7f9', dark: '#1d2329' },
} as const satisfies Record<string, SchemeColour | readonly SchemeColour[]>;

/** The light colour of series `index`; after the last the first comes again. */
export function seriesColour(index: number): string {
  return palette.series[index % palette.series.length].light;
}
