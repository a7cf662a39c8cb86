import { type Figure } from '@owlery/figures';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
// eslint-disable-next-line @nx/enforce-module-boundaries -- one finder for the provisioning, the tests and the exports
import { browserFlags, findBrowser } from '../../../../scripts/find-browser.mjs';
import { type FigureSize, millimetres, pixels } from './figure-size.ts';
import { paperFont, paperFontStyle } from './paper-font.ts';
import { type PictureFormat } from './picture-format.ts';
import { sortedAttributes } from './sorted-attributes.ts';
import { withoutTime } from './without-time.ts';

export interface PictureOptions extends FigureSize {
  readonly format: PictureFormat;
  /** Of PNG: dots to a CSS pixel, 96 of which are an inch. */
  readonly scale: number;
}

/**
 * Draws figures as pictures for papers, in a headless Chromium. The same figure gives the same bytes: the font
 * is the program's own, Plotly's random ids come from a fixed seed, and a PDF tells no time.
 */
export class PictureMaker {
  readonly #browser: Browser;
  /** Where Plotly is at home. */
  readonly #page: Page;
  readonly #fontStyle: string;

  private constructor(browser: Browser, page: Page, fontStyle: string) {
    this.#browser = browser;
    this.#page = page;
    this.#fontStyle = fontStyle;
  }

  /** @throws {Error} when the machine has no browser. */
  static async start(): Promise<PictureMaker> {
    const executablePath = findBrowser();
    if (executablePath === undefined) {
      throw new Error(
        'no Chrome or Chromium was found to draw with; install one or set CHROME_PATH (json and html need none)',
      );
    }
    const browser = await chromium.launch({ executablePath, args: [...browserFlags] });
    try {
      const style = await paperFontStyle();
      const page = await browser.newPage();
      await page.setContent(`<!doctype html><style>${style}</style>`);
      await page.addScriptTag({ path: createRequire(import.meta.url).resolve('plotly.js-dist/plotly.js') });
      await page.evaluate(loadedFonts);
      return new PictureMaker(browser, page, style);
    } catch (error) {
      await browser.close();
      throw error;
    }
  }

  async draw(figure: Figure, { format, width, height, scale }: PictureOptions): Promise<Buffer> {
    const size = { width, height: height ?? millimetres(figure.layout.height ?? pixels((width * 2) / 3)) };
    const svg = await this.#svg(figure, size);
    if (format === 'svg') return Buffer.from(svg);
    const context = await this.#browser.newContext({ deviceScaleFactor: format === 'png' ? scale : 1 });
    try {
      const page = await context.newPage();
      await page.setContent(
        `<!doctype html><style>@page{margin:0;size:${size.width}mm ${size.height}mm}body{margin:0}svg{display:block}</style>${svg}`,
      );
      await page.evaluate('document.fonts.ready');
      if (format === 'png') return await page.locator('svg').first().screenshot();
      const options = { width: `${size.width}mm`, height: `${size.height}mm`, printBackground: true };
      return withoutTime(await page.pdf({ ...options, pageRanges: '1' }));
    } finally {
      await context.close();
    }
  }

  close(): Promise<void> {
    return this.#browser.close();
  }

  async #svg({ data, layout }: Figure, { width, height }: Required<FigureSize>): Promise<string> {
    const size = { width: pixels(width), height: pixels(height) };
    const drawn = { data, layout: { ...inPaperFont(layout), ...size, autosize: false } };
    const address: string = await this.#page.evaluate(
      `${seededRandom}; Plotly.toImage(${JSON.stringify(drawn)}, ${JSON.stringify({ format: 'svg', ...size })})`,
    );
    const svg = sortedAttributes(decodeURIComponent(address.replace(/^data:image\/svg\+xml,/, '')));
    // Sizes in millimetres, and the letters inside.
    return svg
      .replace(/^<svg[^>]*>/, (open) =>
        open
          .replace(/ width="[^"]*"/, ` width="${width}mm"`)
          .replace(/ height="[^"]*"/, ` height="${height}mm"`),
      )
      .replace(/^<svg[^>]*>/, (open) => `${open}<style>${this.#fontStyle}</style>`);
  }
}

/** The template's own font, and with it every text that names none. */
function inPaperFont(layout: Figure['layout']): Figure['layout'] {
  const text = JSON.stringify(layout, (key, value: unknown) =>
    key === 'family' ? `${paperFont}, sans-serif` : value,
  );
  return JSON.parse(text) as Figure['layout'];
}

/** Plotly draws random ids for what it clips and fills; from a fixed seed they are the same each time. */
const seededRandom = `{
  let state = 1;
  Math.random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}`;

/** A letter of each file of the font, so that texts are measured in it. */
const loadedFonts = `Promise.all([400, 700].flatMap((weight) =>
  ['a', 'θ', 'ł'].map((letter) => document.fonts.load(weight + ' 13px "${paperFont}"', letter)))).then(() => 0)`;
