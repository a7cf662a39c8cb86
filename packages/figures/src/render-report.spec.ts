import { describe, expect, it } from 'vitest';
import { drawFigure } from './draw-figure.ts';
import { exampleRecords, exampleRecordsOnTwoSplits } from './example-records.fixture.ts';
import { figures } from './figures.ts';
import { escapeHtml } from './internal/report/escape-html.ts';
import { type Report, renderReport } from './render-report.ts';
import { tables } from './tables.ts';
import { toCsv } from './to-csv.ts';
import { darkColours } from './with-scheme.ts';

const records = exampleRecordsOnTwoSplits();

function report(over: Partial<Report> = {}): string {
  return renderReport({
    title: 'A report',
    intro: 'First words.\n\nSecond words.',
    tables: tables.map((table) => table.build(records)),
    figures: figures.map((figure) => drawFigure(figure, records)),
    plotlySource: 'globalThis.Plotly = {};',
    generatedBy: 'a test',
    ...over,
  });
}

const hostile = `</script><script>alert(1)</script><!-- " ' & <img src=x onerror=alert(1)>`;

/** Elements of the page in order, without what stands inside scripts and styles. */
function tags(html: string): string[] {
  const withoutPrograms = html.replace(/(<(script|style)\b[^>]*>)[\s\S]*?(<\/\2>)/g, '$1$3');
  return withoutPrograms.match(/<\/?[a-zA-Z][^>]*>|<![^>]*>/g) ?? [];
}

describe('the page', () => {
  it('is balanced', () => {
    const empty = new Set(['meta', 'img', 'br', 'link', 'input', 'hr']);
    const open: string[] = [];
    for (const tag of tags(report())) {
      const [, closing, name] = /^<(\/?)([a-z0-9]+)/i.exec(tag) ?? [];
      if (name === undefined || empty.has(name)) continue;
      if (closing) expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  });

  it('asks for nothing: every address is a place in it or its own data', () => {
    const addresses = tags(report()).flatMap((tag) => [
      ...tag.matchAll(/\s(?:src|href|action|data)="([^"]*)"/g),
    ]);
    expect(addresses.length).toBeGreaterThan(20);
    for (const [, address] of addresses) expect(address).toMatch(/^(#|data:)/);
    expect(report()).not.toMatch(/@import|url\(/);
    expect(report()).toContain("default-src 'none'");
  });

  it('is the same for the same records, and has a place for each link', () => {
    expect(report()).toBe(report());
    const html = report();
    const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links).toHaveLength(1 + tables.length + figures.length);
    for (const id of links) expect(html.split(`id="${id}"`)).toHaveLength(2);
  });

  it('offers every table as CSV, letter for letter', () => {
    const [, encoded] = /download="gain\.csv" href="data:text\/csv;charset=utf-8,([^"]*)"/.exec(report())!;
    expect(decodeURIComponent(encoded)).toBe(toCsv(tables[1].build(records)));
  });

  it('reads block cells once beside their rows', () => {
    const html = report({ tables: [tables[0].build(exampleRecords())], figures: [] });
    expect(html.match(/<th scope="rowgroup" rowspan="5">/g)).toHaveLength(2);
    expect(html.match(/<tr class="opens">/g)).toHaveLength(2);
    expect(html.match(/<tr/g)).toHaveLength(1 + 10);
  });

  it('shows no empty frame for a table without rows', () => {
    const html = report({ tables: [tables[3].build(exampleRecords())], figures: [] });
    expect(html).toContain('No method was run on two splits');
    expect(html).not.toContain('<table>');
  });
});

describe('words from anywhere', () => {
  const [table] = tables.map((definition) => definition.build(records));
  const [figure] = figures.map((definition) => drawFigure(definition, records));
  const html = report({
    title: hostile,
    intro: hostile,
    generatedBy: hostile,
    tables: [
      {
        ...table,
        title: hostile,
        notes: [hostile],
        columns: table.columns.map((column) => ({ ...column, title: hostile })),
        rows: [table.columns.map(() => ({ kind: 'text', text: hostile }) as const)],
      },
    ],
    figures: [
      {
        ...figure,
        title: hostile,
        caption: hostile,
        figure: { ...figure.figure, layout: { title: { text: hostile } } },
      },
    ],
  });

  it('are shown, not read', () => {
    const harmless = tags(report({ tables: [], figures: [] })).filter((tag) => /^<(script|img)/.test(tag));
    expect(harmless).toHaveLength(3);
    expect(tags(html).filter((tag) => /^<(script|img)/.test(tag))).toEqual(harmless);
    expect(html).not.toContain('<!-- ');
  });

  it('come out of the embedded JSON as they went in', () => {
    const [, json] = /<script type="application\/json" id="figures">([\s\S]*?)<\/script>/.exec(html)!;
    const embedded = JSON.parse(json) as {
      figures: Record<string, { layout: { title: { text: string } } }>;
      darkColours: object;
    };
    expect(embedded.figures[figure.name].layout.title.text).toBe(hostile);
    expect(embedded.darkColours).toEqual(darkColours);
  });

  it('can stand in elements and quoted attributes', () => {
    expect(escapeHtml(`a&<>"'z`)).toBe('a&#38;&#60;&#62;&#34;&#39;z');
  });

  it('cannot end the script of Plotly', () => {
    const source = 'globalThis.said = "</script>" + "</SCRIPT>" + "<!--" + /<\\/script>/.source;';
    const page = report({ plotlySource: source, tables: [], figures: [] });
    const [, program] = /<script>([\s\S]*?)<\/script>/i.exec(page)!;
    new Function(program)();
    expect((globalThis as unknown as { said: string }).said).toBe('</script></SCRIPT><!--<\\/script>');
  });
});

it('refuses names that cannot be links, and the same name twice', () => {
  const [table] = tables.map((definition) => definition.build(records));
  expect(() => report({ tables: [{ ...table, name: 'a b' }] })).toThrow(/kebab-case.*"a b"/);
  expect(() => report({ tables: [table, table] })).toThrow("two tables are named 'main'");
});
