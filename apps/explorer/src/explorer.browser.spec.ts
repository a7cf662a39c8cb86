import { openStore, type RunRecord } from '@owlery/results';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
// eslint-disable-next-line @nx/enforce-module-boundaries -- one finder for the provisioning and all browser tests
import { browserFlags, findBrowser } from '../../../scripts/find-browser.mjs';
import {
  copies,
  explore,
  type Explorer,
  hostileName,
  owlery,
  writeStore,
} from './explorer-process.fixture.ts';
import { pageList } from './page-list.ts';

const executablePath = findBrowser();
if (executablePath === undefined)
  console.warn('Skipping the explorer in a browser: no Chrome or Chromium found.');

const minutes = 60_000;
const names = pageList.map(({ name }) => name);
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(executablePath === undefined)('the explorer in a browser', () => {
  let browser: Browser;
  let context: BrowserContext;
  let work: string;
  let server: Explorer;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), 'owlery-explorer-'));
    await writeStore(join(work, 'store'));
    [server, browser] = await Promise.all([
      explore(join(work, 'store')),
      chromium.launch({ executablePath: executablePath!, args: [...browserFlags] }),
    ]);
    context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  }, 3 * minutes);
  afterAll(async () => {
    await browser.close();
    server.stop();
    await rm(work, { recursive: true, force: true });
  });
  afterEach(async () => {
    await page.close();
    expect(complaints).toEqual([]);
  });

  /** Opens a place of the page, where nothing may be complained of and nobody else be asked. */
  async function open(place: string, base = server.address): Promise<void> {
    page = await context.newPage();
    complaints = [];
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(base) && !/^(data|blob):/.test(request.url()))
        complaints.push(`request: ${request.url()}`);
    });
    await page.goto(`${base}#/${place}`);
    await page.locator('main h1').waitFor();
    await expect.poll(() => page.locator('main').innerText()).not.toContain('Loading …');
  }
  async function drawn(selector = 'plotly-figure'): Promise<void> {
    await page.locator(selector).first().scrollIntoViewIfNeeded();
    await page.locator(`${selector}[data-drawn]`).first().waitFor();
  }
  const fragment = () => new URL(page.url()).hash;

  it.each(names)(
    'opens %s in its width, wide and narrow, light and dark, and axe finds nothing serious',
    async (name) => {
      await open(name);
      await page.evaluate(axe);
      await expect.poll(seriousFindings).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      const title = pageList.find((entry) => entry.name === name)!.title;
      for (const width of [1440, 1024, 390]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await page.locator('h1').innerText()).toBe(title);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        ).toBeLessThanOrEqual(0);
      }
      await expect.poll(seriousFindings).toEqual([]);
    },
  );

  /** What keeps people from using the page as it stands now, by the rules of axe. */
  async function seriousFindings(): Promise<string[]> {
    const found = await page.evaluate(async () => {
      const scan = Reflect.get(window, 'axe') as {
        run(context: object): Promise<{ violations: Violation[] }>;
      };
      // A figure is one image with its words beside it; what it is made of is nothing to step into.
      return (await scan.run({ exclude: ['plotly-figure svg'] })).violations;
    });
    return found
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  }

  it.each(names.filter((name) => name !== 'predict'))('takes every control of %s', async (name) => {
    await open(name);
    for (const frame of name === 'calibration' ? ['certificate', 'sampling', 'stored', 'triangle'] : ['']) {
      if (frame !== '') await page.goto(`${server.address}#/${name}?view=${frame}`);
      if (frame === 'certificate') continue; // Its controls are those of the triangle.
      const controls = page.locator('.controls');
      for (const slider of await controls.locator('input[type=range]:enabled').all()) {
        await slider.focus();
        const before = await slider.inputValue();
        await page.keyboard.press('ArrowRight');
        if ((await slider.inputValue()) === before) await page.keyboard.press('ArrowLeft');
        expect(await slider.inputValue()).not.toBe(before);
      }
      for (const field of await controls.locator('input[type=number]').all()) {
        await field.fill((await field.getAttribute('min'))!);
        await field.press('Enter');
      }
      for (const select of await controls.locator('select').all()) {
        const values = await select
          .locator('option')
          .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
        // WebGL, which the surface in space asks for, is not in a headless browser without a graphics card.
        for (const value of values.filter((value) => value !== 'surface').slice(-2))
          await select.selectOption(value);
      }
      for (const text of await controls.locator('input[type=search], input[type=text]').all()) {
        await text.fill('nothing has this');
        await text.press('Enter');
        await text.fill('');
        await text.press('Enter');
      }
      expect(await page.locator('[role=alert]').count()).toBe(0);
    }
    await page.waitForTimeout(200); // A drawing that failed late would complain now.
  });

  it('keeps all state in the address: links, back and forward', async () => {
    await open('weights?N=40&b=8&k=2&scheme=distinct');
    const [negatives, sample] = ['Negatives N', 'Sampled b'].map((label) =>
      page.getByLabel(label, { exact: true }),
    );
    expect([await negatives.inputValue(), await sample.inputValue()]).toEqual(['40', '8']);
    expect(await page.getByLabel('Drawn').inputValue()).toBe('distinct');
    await sample.fill('9');
    await sample.press('Enter');
    await page.getByLabel('Drawn').selectOption('with-replacement');
    expect(fragment()).toBe('#/weights?N=40&b=9&k=2&scheme=with-replacement');
    // Dragging a slider is one step of the history, however far.
    await page.getByLabel('Kept k, slider').focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
    await page.getByRole('link', { name: 'Bounds' }).click();
    expect(await page.locator('h1').innerText()).toBe('Bounds');
    await page.goBack();
    await page.goBack();
    await page.goBack();
    await page.goBack();
    expect(fragment()).toMatch(/k=2&scheme=with-replacement$/);
    expect(await page.getByLabel('Kept k', { exact: true }).inputValue()).toBe('2');
    await page.goBack();
    expect(await page.getByLabel('Drawn').inputValue()).toBe('distinct');
    await page.goForward();
    expect(await page.getByLabel('Drawn').inputValue()).toBe('with-replacement');
    // What the address has wrong becomes what is allowed.
    await page.goto(`${server.address}#/weights?N=1e9&b=x&k=-1&scheme=none`);
    await expect.poll(() => negatives.inputValue()).toBe('500');
    expect(await page.getByLabel('Kept k', { exact: true }).inputValue()).toBe('1');
  });

  it('draws the closed form beside the simulation, and gives it away', async () => {
    await open('weights?N=5&b=3&k=1&K=2');
    await drawn('#figure-order-weights plotly-figure');
    const facts = await page.locator('.facts').innerText();
    expect(facts).toContain('0.90000'); // Θ_2 = .6 + .3
    const saved = async (button: Locator) => {
      const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    };
    const exhibit = page.locator('#figure-order-weights');
    const button = (words: string) => exhibit.getByRole('button', { name: words, exact: true });
    const csv = await saved(button('CSV'));
    expect(csv.name).toBe('order-weights.csv');
    for (const line of ['closed form θ,1,0.6,,', 'closed form θ,2,0.3,,', 'closed form θ,3,0.1,,'])
      expect(csv.bytes.toString()).toContain(line);
    expect(JSON.parse((await saved(button('JSON'))).bytes.toString())).toHaveProperty('layout');
    expect((await saved(button('SVG'))).bytes.toString()).toMatch(/^<svg[\s\S]*closed form/);
    expect((await saved(button('PNG'))).bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(await exhibit.locator('.command code').innerText()).toBe(
      'owlery weights --negatives 5 --sample 3 --keep 1 --scheme without-replacement --json',
    );
  });

  it('shows a claim that fails with its counterexample, and formulas as such', async () => {
    await open('claims?status=fails');
    expect(await page.locator('tbody tr').count()).toBe(1);
    await page.getByRole('link', { name: 'shown' }).click();
    await page.locator('#section-found pre').waitFor();
    expect(await page.locator('#section-found').innerText()).toContain('"theta"');
    await page.goto(`${server.address}#/claims/layer-cake?section=proof`);
    await page.locator('#section-statement .katex').first().waitFor();
    expect(await page.locator('.katex-error').count()).toBe(0);
    expect(await page.locator('#section-statement .katex').count()).toBeGreaterThan(5);
  });

  it('reads no words of records as HTML', async () => {
    for (const place of ['claims', 'claims/wrong', 'runs', 'tables']) {
      await open(place);
      await expect.poll(() => page.locator('main').innerText()).toContain(hostileName);
      if (place === 'runs') await drawn();
      if (place === 'claims/wrong') await page.locator('#section-statement .katex').waitFor(); // The renderer has run.
      expect(await page.evaluate(() => [Reflect.get(window, 'hurt'), document.images.length])).toEqual([
        undefined,
        0,
      ]);
      expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
      if (place !== 'tables') await page.close();
    }
  });

  it('violates a midpoint for rising weights alone, and takes a click as the point', async () => {
    await open('loss?t1=0.25&t2=1');
    expect(await page.locator('.facts').innerText()).toContain('by 0.375'); // (θ₂ − θ₁)/2 of a segment of length 1
    await page.goto(`${server.address}#/loss?t1=1&t2=0.5`);
    await expect.poll(() => page.locator('.facts').innerText()).toContain('never here');
    await drawn('#figure-loss-surface plotly-figure');
    await page
      .locator('#figure-loss-surface .nsewdrag')
      .first()
      .click({ position: { x: 60, y: 60 } });
    await expect.poll(fragment).toMatch(/f2=-?[\d.]+&f3=/);
  });

  it('decides calibration at the pointer, and proves it', async () => {
    await open('calibration?t1=1&t2=1&p1=60&p2=25');
    // The published oracle: p = (.6, .25, .15), θ = (1, 1): top-1 calibrated, top-2 not.
    expect(await page.locator('.facts').innerText()).toContain('calibrated, gap 1/4');
    expect(await page.locator('.facts').innerText()).toContain('not calibrated, gap 0');
    await page.getByRole('link', { name: 'A certificate of the verdict at this p' }).click();
    await expect
      .poll(() => page.locator('.facts').innerText())
      .toContain('proved: calibrated for 1; not calibrated for 2');
    await page.getByRole('link', { name: 'Over b and k' }).click();
    await page.getByLabel('Distribution').fill('uniform');
    await page.getByLabel('Distribution').press('Enter');
    expect(await page.getByRole('alert').innerText()).toContain('sorted probabilities differ');
  });

  it('sorts, searches and compares runs, and tells what it cannot read', async () => {
    await open('runs');
    const first = () => page.locator('.runs tbody tr[aria-rowindex="2"]').innerText();
    await page.getByRole('button', { name: /^P@1/ }).click();
    expect(fragment()).toBe('#/runs?order=falling&sort=precision1');
    const falling = await first();
    await page.getByRole('button', { name: /^P@1/ }).click();
    await expect.poll(first).not.toBe(falling);
    await page.getByLabel('Search').fill('seed snm');
    await expect.poll(() => page.locator('[aria-live]').first().innerText()).toMatch(/^3 of 7 runs/);
    await page.getByLabel('Compare snm-seed-2').check();
    await page.getByLabel('Compare snm-seed-3').check();
    expect(fragment()).toContain('runs=snm-seed-2%2Csnm-seed-3');
    await drawn('#figure-learning-curves plotly-figure');
    expect(await page.locator('#table-main tbody tr').count()).toBe(1);
    const problems = await page.locator('.problems').innerText();
    expect(problems).toContain("schema 'owlery.run/9' is newer");
    expect(problems).toContain('torn or no JSON');
  });

  it('follows a run while it writes its epochs', async () => {
    await open('runs?q=under-way');
    const status = () => page.locator('.runs tbody').innerText();
    await expect.poll(status).toContain('epoch 1');
    const store = openStore(join(work, 'store'));
    await store.appendEpoch('under-way', { epoch: 2, loss: 1, seconds: 1, examplesPerSecond: 1 });
    await expect.poll(status, { timeout: 10_000 }).toContain('epoch 2');
  });

  it('marks the figures that are not SNM’s', async () => {
    await open('tables');
    const marked = page.locator('tr.marked');
    expect(await marked.count()).toBe(1);
    for (const words of ['40.37', '36.92', 'PPD-Sparse']) expect(await marked.innerText()).toContain(words);
  });

  it('predicts through the server, and says which negatives mining keeps', async () => {
    await open('predict?point=3');
    await page.locator('#table-top-labels').waitFor();
    expect(await page.locator('#table-top-labels tbody tr').count()).toBe(10);
    expect(await page.locator('#table-sampled-negatives tbody tr').count()).toBeLessThanOrEqual(8);
    const kept = page.locator('#table-sampled-negatives tbody tr', { hasText: 'kept' });
    expect(await kept.count()).toBe(1);
    // The best scored of the sampled ones.
    expect(await page.locator('#table-sampled-negatives tbody tr').first().innerText()).toContain('kept');
    await page.getByLabel('Ask about').selectOption('text');
    await page.getByLabel('Text, such as').fill('an owl');
    await page.getByLabel('Text, such as').press('Enter');
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('have no names');
    complaints = complaints.filter((complaint) => !complaint.includes('400 (Bad Request)'));
  });

  it('works as plain files under any path, and says that predictions are not in it', async () => {
    await owlery('publish', '--runs', join(work, 'store'), '--out', join(work, 'site'));
    const plain = await serveFiles(join(work, 'site'), '/some/where/');
    try {
      const base = `http://127.0.0.1:${(plain.address() as AddressInfo).port}/some/where/`;
      await open('runs', base);
      await expect.poll(() => page.locator('[aria-live]').first().innerText()).toMatch(/of 7 runs/);
      await drawn();
      await page.goto(`${base}#/predict`);
      await expect.poll(() => page.locator('main').innerText()).toContain('owlery explore');
      await page.goto(`${base}#/claims/layer-cake`);
      await page.locator('.katex').first().waitFor();
      expect(await page.locator('.problems').count()).toBe(0);
    } finally {
      plain.close();
    }
  });

  it('stays quick with 10,000 runs: only the rows in view are in the page', async () => {
    const { records } = await openStore(join(work, 'store')).list();
    const [run] = copies(records.find((record): record is RunRecord => record.schema === 'owlery.run/1')!);
    const many = Array.from({ length: 10_000 }, (_, i) => ({
      ...run,
      id: `run-${i}`,
      config: { ...run.config, seed: i },
    }));
    const body = JSON.stringify({
      schema: 'owlery.site/1',
      live: false,
      store: 'many',
      records: many,
      problems: [],
    });
    await context.route('**/data/records.json', (route) =>
      route.fulfill({ body, contentType: 'application/json' }),
    );
    await open('runs');
    const count = page.locator('[aria-live]').first();
    await expect.poll(() => count.innerText(), { timeout: 15_000 }).toMatch(/^10,001 of 10,001/);
    const work200 = await page.evaluate(async () => {
      const field = document.querySelector<HTMLInputElement>('input[type=search]')!;
      const times: number[] = [];
      for (const text of ['run-9', 'run-99', 'run-999', 'run-99 snm', '']) {
        const begin = performance.now();
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        await Promise.resolve();
        document.body.getBoundingClientRect(); // Layout counts, too.
        times.push(performance.now() - begin);
      }
      return times;
    });
    console.info(`filtering 10,000 runs: ${work200.map((ms) => ms.toFixed(0)).join(', ')} ms`);
    expect(Math.min(...work200)).toBeLessThan(200);
    expect(await page.locator('.runs tbody tr').count()).toBeLessThan(80);
    await page.locator('.frame.runs').evaluate((frame) => frame.scrollTo(0, frame.scrollHeight));
    await expect.poll(() => page.locator('.runs tbody').innerText()).toContain('run-9999');
    expect(await page.locator('.runs tbody tr').count()).toBeLessThan(80);
    await context.unroute('**/data/records.json');
  });
});

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** A file server that knows nothing of the page, with all files under one path. */
async function serveFiles(folder: string, base: string): Promise<Server> {
  const types: Record<string, string> = {
    html: 'text/html',
    js: 'text/javascript',
    css: 'text/css',
    json: 'application/json',
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://localhost').pathname;
    const name = path === base ? 'index.html' : path.slice(base.length);
    readFile(join(folder, name)).then(
      (bytes) =>
        response.setHeader('Content-Type', types[name.split('.').at(-1)!] ?? 'font/woff2').end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
