import { chromium } from 'playwright-core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
// eslint-disable-next-line @nx/enforce-module-boundaries -- one finder for the provisioning and all browser tests
import { browserFlags, findBrowser } from '../../scripts/find-browser.mjs';

const figure = { data: [{ type: 'bar', y: [3, 2, 1] }], caption: 'Three <bars> & "more"' };

/** As a kernel that was just started has it. */
async function fresh(pageHasPlotly = false) {
  vi.resetModules();
  vi.stubEnv('OWLERY_PAGE_HAS_PLOTLY', pageHasPlotly ? '1' : '');
  return (await import('./figure-html.ts')).figureHtml;
}

describe('figureHtml', () => {
  beforeEach(() => void vi.unstubAllEnvs());

  it('brings Plotly with the first figure of a process, unless the page has it', async () => {
    const figureHtml = await fresh();
    expect(figureHtml(figure).length).toBeGreaterThan(1e6);
    expect(figureHtml(figure).length).toBeLessThan(1e4);
    expect((await fresh(true))(figure).length).toBeLessThan(1e4);
  });

  it('gives every figure a place of its own, the same in every run', async () => {
    const place = (html: string) => /<div id="([^"]+)"/.exec(html)![1];
    const [one, other] = [await fresh(true), await fresh(true)];
    const places = [figure, figure, { ...figure, data: [] }].map((drawn) => place(one(drawn)));
    expect(new Set(places).size).toBe(3);
    expect([figure, figure, { ...figure, data: [] }].map((drawn) => place(other(drawn)))).toEqual(places);
  });

  it('shows words as they stand and lets no data end the script', async () => {
    const html = (await fresh(true))({ ...figure, layout: { title: '</script><!-- <b>' } });
    expect(html).toContain('Three &#60;bars&#62; &#38; &#34;more&#34;');
    expect(html.match(/<\/script>/g)).toHaveLength(1);
    expect(html).not.toContain('<!--');
  });

  it.skipIf(findBrowser() === undefined)('draws the figure in a browser, from itself alone', async () => {
    const html = (await fresh())({ ...figure, layout: { title: { text: '</script> & co.' } } });
    const browser = await chromium.launch({ executablePath: findBrowser()!, args: [...browserFlags] });
    try {
      const page = await browser.newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.setContent(`<!doctype html><body>${html}</body>`);
      await page.waitForSelector('.main-svg');
      expect(await page.locator('.bars .point').count()).toBe(3);
      expect(await page.locator('.gtitle').textContent()).toBe('</script> & co.');
      expect(await page.locator('figcaption').textContent()).toBe(figure.caption);
      expect(asked).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
