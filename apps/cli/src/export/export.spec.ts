import { figures } from '@owlery/figures';
import { type RunRecord } from '@owlery/results';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// eslint-disable-next-line @nx/enforce-module-boundaries -- one finder for the provisioning, the tests and the exports
import { findBrowser } from '../../../../scripts/find-browser.mjs';
import { writeExampleStore } from '../example-store.fixture.ts';
import { owleryHere } from '../owlery-process.fixture.ts';
import { PictureMaker, type PictureOptions } from './picture-maker.ts';
import { withoutTime } from './without-time.ts';

let work: string;
let runs: RunRecord[];
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'owlery-export-'));
  runs = await writeExampleStore(join(work, 'store'));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const figure = (words: string) => owleryHere(`figure ${words} --store store`.split(' '), work);
const file = (path: string) => readFileSync(join(work, path));

const hasBrowser = findBrowser() !== undefined;
if (!hasBrowser) console.warn('Skipping figures drawn by a browser: no Chrome or Chromium found.');

describe.skipIf(!hasBrowser)('pictures drawn by a browser', () => {
  const minute = 90_000;
  const [keep, curves] = ['precision-against-keep', 'learning-curves'].map((name) =>
    figures.find((figure) => figure.name === name)!,
  );
  const definition = { keep, curves };

  async function drawn(of: keyof typeof definition, options: Partial<PictureOptions>): Promise<Buffer> {
    const figure = definition[of].build(runs);
    return pictures.draw(figure, { format: 'svg', width: 174, scale: 3, ...options });
  }

  let pictures: PictureMaker;
  beforeAll(async () => void (pictures = await PictureMaker.start()), minute);
  afterAll(() => pictures.close());

  it(
    'are SVG in millimetres with their letters inside',
    async () => {
      const svg = (await drawn('keep', { width: 85, height: 120 })).toString();
      expect(svg).toMatch(
        /^<svg[^>]* height="120mm"[^>]* viewBox="0 0 321\.2\d* 453\.5\d*" width="85mm"[^>]*>/,
      );
      expect(svg).toContain("@font-face{font-family:'Source Sans'");
      // Every text is in that font, and no title stands above the panels.
      const families = [...svg.matchAll(/font-family: ([^;"]*)/g)].map((match) => match[1]);
      expect([...new Set(families)]).toEqual(["'Source Sans', sans-serif"]);
      expect(svg).not.toContain(keep.title);
      expect(svg).toContain('Kept negatives k');
    },
    minute,
  );

  it(
    'are PDF of one page with fonts embedded and no time, the same bytes each time',
    async () => {
      const pdf = await drawn('curves', { format: 'pdf', width: 100 });
      const text = pdf.toString('latin1');
      expect(text).toMatch(/\/BaseFont \/[A-Z]{6}\+SourceSans/);
      expect(text).not.toMatch(/\/BaseFont \/(?![A-Z]{6}\+SourceSans)/);
      expect(text).toContain("/CreationDate (D:20000101000000+00'00')");
      expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1);
      await new Promise((resolve) => setTimeout(resolve, 1100)); // A PDF tells the second.
      expect((await drawn('curves', { format: 'pdf', width: 100 })).equals(pdf)).toBe(true);
    },
    minute,
  );

  it(
    'are PNG at the scale, the same bytes each time',
    async () => {
      const png = await drawn('curves', { format: 'png', width: 100, scale: 2 });
      // 100 mm are 378 CSS pixels, two dots each.
      expect(png.readUInt32BE(16)).toBe(756);
      expect((await drawn('curves', { format: 'png', width: 100, scale: 2 })).equals(png)).toBe(true);
    },
    minute,
  );

  it(
    'come all into one folder by the command, the same bytes as from another browser',
    async () => {
      const { stdout } = await figure('all --format svg --out all --json');
      expect(JSON.parse(stdout)).toEqual({ paths: figures.map(({ name }) => `all/${name}.svg`) });
      expect(file(`all/${curves.name}.svg`).equals(await drawn('curves', {}))).toBe(true);
      expect(file(`all/${keep.name}.svg`).equals(await drawn('keep', {}))).toBe(true);
    },
    minute,
  );
});

describe('owlery figure', () => {
  it('gives a page that opens by itself', async () => {
    await figure('learning-curves --format html --out page');
    const html = file('page/learning-curves.html').toString();
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).toContain('<title>Learning curves</title>');
  });

  it.each([
    ['all', 'several figures needs --out <folder>'],
    ['learning-curves --format png', 'a figure as png needs --out <folder>'],
    ['learning-curves --format svg --json', '--json with a figure as svg needs --out <folder>'],
    ['learning-curves --width 2', '--width must be millimetres from 20 to 1000, got 2'],
    ['learning-curves --scale x', '--scale must be a number from 0.5 to 10, got x'],
    ['learning-curves --format gif', '--format must be one of json, html, svg, png, pdf, got gif'],
  ])('refuses %s', async (words, message) => {
    const { code, stderr, stdout } = await figure(words);
    expect([code, stdout, stderr]).toEqual([2, '', `owlery: ${message}\n`]);
  });
});

describe('withoutTime', () => {
  it('sets dates and moves nothing', () => {
    const pdf = Buffer.from(
      "%PDF <</CreationDate (D:20251124133512+00'00')\n/ModDate (D:20251124133512+00'00')>> tail",
    );
    const dated = withoutTime(pdf).toString();
    expect(dated).toBe(
      "%PDF <</CreationDate (D:20000101000000+00'00')\n/ModDate (D:20000101000000+00'00')>> tail",
    );
  });
});
