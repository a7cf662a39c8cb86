import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * The type of exported figures, Source Sans 3: it comes with the program, so that no machine draws them otherwise.
 * Plotly writes the name without quotes, where a word may not be a number.
 */
export const paperFont = 'Source Sans';

const subsets = ['latin', 'latin-ext', 'greek'];
const weights = [400, 700];

/** The style that brings the font along, its letters inside. */
export async function paperFontStyle(): Promise<string> {
  const folder = dirname(createRequire(import.meta.url).resolve('@fontsource/source-sans-3/package.json'));
  const ranges = JSON.parse(await readFile(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
  const faces = subsets.flatMap((subset) => weights.map((weight) => ({ subset, weight })));
  const written = faces.map(async ({ subset, weight }) => {
    const file = join(folder, 'files', `source-sans-3-${subset}-${weight}-normal.woff2`);
    const letters = (await readFile(file)).toString('base64');
    return (
      `@font-face{font-family:'${paperFont}';font-weight:${weight};unicode-range:${ranges[subset]};` +
      `src:url(data:font/woff2;base64,${letters}) format('woff2')}`
    );
  });
  return (await Promise.all(written)).join('');
}
