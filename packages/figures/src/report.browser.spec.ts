import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// eslint-disable-next-line @nx/enforce-module-boundaries -- one finder for the provisioning and all browser tests
import { browserFlags, findBrowser } from '../../../scripts/find-browser.mjs';
import { drawFigure } from './draw-figure.ts';
import { exampleMaps } from './example-maps.fixture.ts';
import { exampleMeasurements } from './example-measurements.fixture.ts';
import { exampleRecords } from './example-records.fixture.ts';
import { figures } from './figures.ts';
import { palette } from './palette.ts';
import { renderReport } from './render-report.ts';
import { tables } from './tables.ts';
import { toCsv } from './to-csv.ts';

const executablePath = findBrowser();
if (executablePath === undefined)
  console.warn('Skipping the report in a browser: no Chrome or Chromium found.');

/** A drawn plot, as Plotly leaves it in the page. */
type Plot = HTMLElement & { layout: { template: { layout: { paper_bgcolor: string } } } };

/** What a page did that it should not. */
interface Watched {
  page: Page;
  complaints: string[];
}

describe.skipIf(executablePath === undefined)('the report in a browser', () => {
  let browser: Browser;
  let folder: string;
  let address: string;
  const records = [...exampleRecords(), ...exampleMeasurements(), ...exampleMaps()];
  const built = tables.map((table) => table.build(records));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'owlery-report-'));
    const plotly = createRequire(import.meta.url).resolve('plotly.js-dist/plotly.js');
    const html = renderReport({
      title: 'Mining against sampling',
      intro: 'Made-up records, drawn by a test.',
      tables: built,
      figures: figures.map((figure) => drawFigure(figure, records)),
      plotlySource: await readFile(plotly, 'utf8'),
      generatedBy: 'a test',
    });
    await writeFile(join(folder, 'report.html'), html);
    address = pathToFileURL(join(folder, 'report.html')).href;
    browser = await chromium.launch({ executablePath: executablePath!, args: [...browserFlags] });
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function open(width: number, colorScheme: 'light' | 'dark' = 'light'): Promise<Watched> {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    page.on('request', (request) => {
      if (request.url() !== address && !/^(data|blob):/.test(request.url()))
        complaints.push(`request: ${request.url()}`);
    });
    await page.goto(address);
    await page.waitForSelector('html[data-drawn]');
    return { page, complaints };
  }

  it.each([1440, 1024, 390])(
    'draws everything at %i pixels, in its width and without a word',
    async (width) => {
      const { page, complaints } = await open(width);
      expect(await page.locator('table').count()).toBe(built.filter((table) => table.rows.length > 0).length);
      for (const figure of figures) {
        const plot = page.locator(`.plot[data-figure="${figure.name}"]`);
        const traces = figure.build(records).data as { type: string; xaxis?: string; subplot?: string }[];
        const panels = new Set(traces.map(({ subplot, xaxis = 'x' }) => subplot ?? xaxis)).size;
        const drawn = plot.locator('.cartesianlayer .subplot, .ternarylayer > g');
        expect(await drawn.count()).toBe(panels);
        const heat = traces.some(({ type }) => type === 'heatmap');
        const marks = plot.locator(heat ? '.heatmaplayer image' : '.points path, .js-line');
        expect(await marks.count()).toBeGreaterThan(heat ? panels : 3 * panels);
        const [box, svg] = [
          (await plot.boundingBox())!,
          (await plot.locator('.main-svg').first().boundingBox())!,
        ];
        expect(Math.abs(svg.width - box.width)).toBeLessThanOrEqual(1);
        expect(Math.abs(svg.height - box.height)).toBeLessThanOrEqual(1);
        await expectLegendApart(plot, heat ? '.infolayer [class*=colorbar]' : '.legend');
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  /** No legend over data: it lies within the figure and ends above the title of the first panel. */
  async function expectLegendApart(plot: Locator, legendOf: string) {
    const [figure, legend, title] = await Promise.all(
      [plot, plot.locator(legendOf).first(), plot.locator('.annotation').first()].map((part) =>
        part.boundingBox(),
      ),
    );
    expect(legend!.y).toBeGreaterThanOrEqual(figure!.y - 1);
    expect(legend!.y + legend!.height).toBeLessThanOrEqual(title!.y + 1);
    expect(legend!.x + legend!.width).toBeLessThanOrEqual(figure!.x + figure!.width);
  }

  it('follows the scheme and the width when they change', async () => {
    const { page, complaints } = await open(1440, 'dark');
    const look = () =>
      page.evaluate(() => {
        const plot = document.querySelector<Plot>('.plot')!;
        const background = getComputedStyle(document.documentElement).backgroundColor;
        return [plot.layout.template.layout.paper_bgcolor, plot.clientHeight, background] as const;
      });
    const [dark, wideHeight, darkPage] = await look();
    expect(dark).toBe(palette.paper.dark);
    expect(darkPage).toBe('rgb(20, 24, 28)');
    await page.setViewportSize({ width: 1100, height: 900 });
    const svg = page.locator('.plot .main-svg').first();
    await expect
      .poll(async () => (await svg.boundingBox())!.width, { timeout: 15_000 })
      .toBe((await page.locator('.plot').first().boundingBox())!.width);
    expect((await svg.boundingBox())!.height).toBe(wideHeight);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.waitForFunction(
      (light) => document.querySelector<Plot>('.plot')!.layout.template.layout.paper_bgcolor === light,
      palette.paper.light,
    );
    await page.setViewportSize({ width: 390, height: 900 });
    await page.waitForFunction(
      (height) => document.querySelector('.plot')!.clientHeight > 2 * height,
      wideHeight,
    );
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('gives tables as CSV and figures as SVG, by keyboard', async () => {
    const { page, complaints } = await open(1024);
    const saved = async (selector: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page
          .locator(selector)
          .focus()
          .then(() => page.keyboard.press('Enter')),
      ]);
      return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
    };
    expect(await saved('#table-main a[download$=".csv"]')).toEqual({
      name: 'main.csv',
      text: toCsv(tables[0].build(records)),
    });
    const svg = await saved('#figure-learning-curves [data-image="svg"]');
    expect(svg.name).toBe('learning-curves.svg');
    expect(svg.text).toMatch(/^<svg[\s\S]*SNM\(512, 1\)[\s\S]*<\/svg>\s*$/);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
