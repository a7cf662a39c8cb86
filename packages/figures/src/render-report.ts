import { type DrawnFigure } from './draw-figure.ts';
import { embedJson, embedProgram } from './internal/report/embed.ts';
import { escapeHtml } from './internal/report/escape-html.ts';
import { figureHtml } from './internal/report/figure-html.ts';
import { program } from './internal/report/program.ts';
import { style } from './internal/report/style.ts';
import { tableHtml } from './internal/report/table-html.ts';
import { type Table } from './table.ts';
import { darkColours } from './with-scheme.ts';

export interface Report {
  title: string;
  /** Plain text; an empty line parts paragraphs. */
  intro: string;
  tables: readonly Table[];
  figures: readonly DrawnFigure[];
  /** The source of a Plotly bundle that draws `scatter` traces; it defines the global `Plotly`. */
  plotlySource: string;
  /** What made the report and from what, such as the command; plain text. */
  generatedBy: string;
}

// The page can reach nothing but itself, whatever stands in the records.
const policy =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'";

/**
 * A report as one self-contained HTML document: it opens from the file system, makes no request, adapts
 * to the width of the window and to a light or dark scheme, and can be printed. All words are shown as
 * they stand, never read as HTML.
 *
 * Names of tables and figures become parts of links; one that is not kebab-case or occurs twice among
 * its kind throws RangeError.
 */
export function renderReport({ title, intro, tables, figures, plotlySource, generatedBy }: Report): string {
  checkNames('table', tables);
  checkNames('figure', figures);
  const paragraphs = intro.split(/\n\s*\n/).map((paragraph) => paragraph.trim());
  const links = [
    ...tables.map((table) => link(`table-${table.name}`, table.title)),
    ...figures.map((figure) => link(`figure-${figure.name}`, figure.title)),
  ];
  const embedded = figures.map(({ name, figure, narrowLayout }) => [name, { ...figure, narrowLayout }]);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#results">Skip to the results</a>
<header>
<h1>${escapeHtml(title)}</h1>
${paragraphs.map((paragraph, index) => `<p${index === 0 ? ' class="lead"' : ''}>${escapeHtml(paragraph)}</p>`).join('\n')}
<nav aria-label="Contents"><ul>
${links.join('\n')}
</ul></nav>
</header>
<main id="results">
${chapter('Tables', tables.map(tableHtml))}
${chapter('Figures', figures.map(figureHtml))}
<noscript><p class="note">The figures need JavaScript; the tables and downloads do not.</p></noscript>
</main>
<footer><p>${escapeHtml(generatedBy)}</p></footer>
<script type="application/json" id="figures">${embedJson({ figures: Object.fromEntries(embedded), darkColours })}</script>
<script>${embedProgram(plotlySource)}</script>
<script>${embedProgram(program)}</script>
</body>
</html>
`;
}

const link = (id: string, words: string) => `<li><a href="#${id}">${escapeHtml(words)}</a></li>`;
const chapter = (title: string, parts: readonly string[]) =>
  parts.length === 0 ? '' : `<h2>${title}</h2>\n${parts.join('\n')}`;

function checkNames(kind: string, exhibits: readonly { name: string }[]): void {
  const seen = new Set<string>();
  for (const { name } of exhibits) {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
      throw new RangeError(
        `the name of a ${kind} is kebab-case, such as 'learning-curves', got ${JSON.stringify(name)}`,
      );
    if (seen.has(name)) throw new RangeError(`two ${kind}s are named '${name}'`);
    seen.add(name);
  }
}
