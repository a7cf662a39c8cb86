import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { type Browser, chromium } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// eslint-disable-next-line @nx/enforce-module-boundaries -- one finder for the provisioning and all browser tests
import { browserFlags, findBrowser } from '../../../scripts/find-browser.mjs';
import { explore, type Explorer } from './explorer-process.fixture.ts';

const executablePath = findBrowser();
if (executablePath === undefined) console.warn('Skipping pictures of figures: no Chrome or Chromium found.');

/** The share of pixels in which machines may differ, by the edges of lines and the width of letters. */
const tolerance = 0.01;

/** Figures with areas, which a picture tells apart better than a list of numbers. */
const places = {
  'loss-surface': 'loss?t1=1&t2=0.5',
  'calibration-triangle': 'calibration?t1=1&t2=0.5',
  'calibration-over-sampling': 'calibration?view=sampling&family=bowl&p=geometric%3A1%2F2&L=20',
};

describe.skipIf(executablePath === undefined)('pictures of figures', () => {
  let browser: Browser;
  let server: Explorer;
  let store: string;
  beforeAll(async () => {
    store = await mkdtemp(join(tmpdir(), 'owlery-pictures-'));
    server = await explore(store);
    browser = await chromium.launch({ executablePath: executablePath!, args: [...browserFlags] });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    server.stop();
    await rm(store, { recursive: true, force: true });
  });

  async function picture(name: string, place: string): Promise<PNG> {
    const page = await browser.newPage({ viewport: { width: 900, height: 900 } });
    try {
      await page.goto(`${server.address}#/${place}`);
      const figure = page.locator(`#figure-${name} plotly-figure`);
      await figure.scrollIntoViewIfNeeded();
      await page.locator(`#figure-${name} plotly-figure[data-drawn]`).waitFor();
      // Letters are those of the machine.
      await page.addStyleTag({ content: 'text { visibility: hidden }' });
      return PNG.sync.read(await figure.screenshot());
    } finally {
      await page.close();
    }
  }

  function difference(a: PNG, b: PNG): number {
    if (a.width !== b.width || a.height !== b.height) return 1;
    return (
      pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: 0.1, includeAA: true }) /
      (a.width * a.height)
    );
  }

  it.each(Object.entries(places))('%s looks as it did', async (name, place) => {
    const path = fileURLToPath(new URL(`../snapshots/${name}.png`, import.meta.url));
    const now = await picture(name, place);
    // As with other snapshots: a new one is written, except where nobody would look at it.
    if (!existsSync(path) && !process.env['CI']) await writeFile(path, PNG.sync.write(now));
    expect(difference(now, PNG.sync.read(await readFile(path)))).toBeLessThan(tolerance);
  });

  it('tells another K apart', async () => {
    const [place, other] = ['', '&K=2'].map((k) => `${places['calibration-triangle']}${k}`);
    const [a, b] = [
      await picture('calibration-triangle', place),
      await picture('calibration-triangle', other),
    ];
    expect(difference(a, b)).toBeGreaterThan(5 * tolerance);
  });
});
