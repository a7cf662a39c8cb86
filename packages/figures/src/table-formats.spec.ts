import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Table } from './table.ts';
import { toCsv } from './to-csv.ts';
import { toLatex } from './to-latex.ts';
import { toMarkdown } from './to-markdown.ts';

/** A table of one text column. */
const textTable = (...texts: string[]): Table => ({
  name: 'texts',
  title: 'Texts',
  columns: [{ title: 'Text', kind: 'text' }],
  rows: texts.map((text) => [{ kind: 'text', text }]),
  blockColumns: 0,
  notes: [],
});

const mixed: Table = {
  name: 'mixed',
  title: 'All kinds of cells',
  columns: [
    { title: 'A', kind: 'text' },
    { title: 'B', kind: 'number' },
    { title: 'C', kind: 'estimate' },
    { title: 'D', kind: 'interval' },
  ],
  rows: [
    [
      { kind: 'text', text: 'x' },
      { kind: 'number', value: -1234567.891, digits: 2 },
      { kind: 'estimate', mean: 0.123456789, halfWidth: 0.0054321, count: 3, digits: 3, bold: true },
      { kind: 'interval', value: 2, low: 1.5, high: 2.5, count: 3, digits: 2, bold: true },
    ],
    [
      { kind: 'text', text: 'x' },
      { kind: 'number', value: 999, digits: 0 },
      { kind: 'estimate', mean: 0.5, halfWidth: null, count: 1, digits: 3 },
      { kind: 'interval', value: 2, low: null, high: null, count: 1, digits: 2 },
    ],
    [{ kind: 'text', text: 'y' }, { kind: 'empty' }, { kind: 'empty' }, { kind: 'empty' }],
  ],
  blockColumns: 1,
  notes: ['A note.'],
};

/** Reads CSV as RFC 4180 has it, written apart from the writer: one state machine over characters. */
function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (quoted) {
      if (character !== '"') field += character;
      else if (text[i + 1] === '"') field += text[++i];
      else quoted = false;
    } else if (character === '"' && field === '') quoted = true;
    else if (character === ',') {
      record.push(field);
      field = '';
    } else if (character === '\r' && text[i + 1] === '\n') {
      records.push([...record, field]);
      [record, field] = [[], ''];
      i++;
    } else field += character;
  }
  expect([record, field, quoted]).toEqual([[], '', false]);
  return records;
}

describe('CSV', () => {
  it('gives estimates and intervals columns of their own', () => {
    expect(readCsv(toCsv(mixed))).toEqual([
      ['A', 'B', 'C', 'C half width', 'C seeds', 'D', 'D low', 'D high', 'D seeds'],
      ['x', '-1234570', '0.123457', '0.0054321', '3', '2', '1.5', '2.5', '3'],
      ['x', '999', '0.5', '', '1', '2', '', '', '1'],
      ['y', '', '', '', '', '', '', '', ''],
    ]);
  });

  it('gives any text back, but for the apostrophe before what a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        const read = readCsv(toCsv(textTable(...texts))).slice(1);
        expect(read).toEqual(texts.map((text) => [/^[=+\-@\t\r]/.test(text) ? `'${text}` : text]));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('defuses %j', (text) => {
    expect(readCsv(toCsv(textTable(text)))[1][0]).toBe(`'${text}`);
  });

  it('ends every record with CRLF and quotes only where needed', () => {
    expect(toCsv(textTable('plain', 'a,b', 'say "x"', 'two\nlines'))).toBe(
      'Text\r\nplain\r\n"a,b"\r\n"say ""x"""\r\n"two\nlines"\r\n',
    );
  });
});

describe('Markdown', () => {
  it('shows values, spreads and what is not there', () => {
    expect(toMarkdown(mixed)).toBe(`### All kinds of cells

| A  |             B |                 C |                    D |
| :- | ------------: | ----------------: | -------------------: |
| x  | -1,234,567.89 | **0.123** ± 0.005 | **2.00** (1.50–2.50) |
| x  |           999 |             0.500 |                 2.00 |
| y  |             – |                 – |                    – |

A note.
`);
  });

  it('escapes what Markdown or HTML would read, and keeps a row on its line', () => {
    const text = toMarkdown(textTable('a|b', '<img>', '*x* _y_ `z`', 'two\nlines', '[l](u)', '\\'));
    for (const shown of ['a\\|b', '\\<img\\>', '\\*x\\* \\_y\\_ \\`z\\`', 'two lines', '\\[l\\](u)', '\\\\'])
      expect(text).toContain(`| ${shown} `);
  });
});

describe('LaTeX', () => {
  it('is a booktabs table whose blocks are parted by rules', () => {
    expect(toLatex(mixed)).toBe(
      String.raw`\begin{table}
  \centering
  \caption{All kinds of cells}
  \label{tab:mixed}
  \begin{tabular}{lrrr}
    \toprule
    A & B & C & D \\
    \midrule
    x & -1,234,567.89 & \textbf{0.123} $\pm$ 0.005 & \textbf{2.00} (1.50--2.50) \\
     & 999 & 0.500 & 2.00 \\
    \midrule
    y & -- & -- & -- \\
    \bottomrule
  \end{tabular}
  \par\smallskip{\footnotesize A note.}
\end{table}
`,
    );
  });

  it.each([
    ['50% & more_or #1', String.raw`50\% \& more\_or \#1`],
    ['{$x^2$}', String.raw`\{\$x\textasciicircum{}2\$\}`],
    ['a\\b~c', String.raw`a\textbackslash{}b\textasciitilde{}c`],
    ['<a|b>', String.raw`\textless{}a\textbar{}b\textgreater{}`],
    ['✓ −1 × "q"', String.raw`$\checkmark$ $-$1 $\times$ ''q''`],
    ['two\n\nlines', 'two lines'],
  ])('escapes %j', (text, escaped) => {
    expect(toLatex(textTable(text))).toContain(`    ${escaped} \\\\\n`);
  });

  it('lets no character of a text act', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'\\{}$&#_%^~ab\n') }), (text) => {
        const row = toLatex(textTable(text)).split('\\midrule\n')[1].split('\n')[0].slice(4, -3);
        // What is left after every escape is taken out is inert.
        expect(row.replace(/\\text(backslash|asciicircum|asciitilde)\{\}|\\[{}$&#_%]/g, '')).toMatch(
          /^[ab ]*$/,
        );
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
