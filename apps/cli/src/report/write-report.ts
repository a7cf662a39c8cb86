import {
  drawFigure,
  figureJson,
  figures,
  renderReport,
  tables,
  toCsv,
  toLatex,
  toMarkdown,
} from '@owlery/figures';
import { type StoredRecord } from '@owlery/results';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { writeOut } from '../output/write-out.ts';

const intro = `
Stochastic negative mining (SNM) samples b labels and keeps the k best scored of those that are no positives;
negative sampling (NS) keeps all it samples. Both train the same model with the same loss, the hinge BOWL, for the
same number of epochs.

SNM(b, k) beside NS(b) compares at equal scored labels, beside NS(k) at equal kept negatives. Hyper-parameters were
chosen on the dev split, with the same candidates for every method; the test split had no part in it. Intervals are
over seeds.
`;

/**
 * Writes what can be drawn from records: report.html, tables/*.{md,csv,tex} and figures/*.json. A figure that finds
 * nothing to draw is left out.
 *
 * @throws {OutputError} when a file cannot be written.
 */
export async function writeReport(
  folder: string,
  records: readonly StoredRecord[],
  command: string,
): Promise<void> {
  const built = tables.map((table) => table.build(records));
  for (const table of built) {
    await writeOut(join(folder, 'tables'), `${table.name}.md`, `${toMarkdown(table)}\n`);
    await writeOut(join(folder, 'tables'), `${table.name}.csv`, toCsv(table));
    await writeOut(join(folder, 'tables'), `${table.name}.tex`, toLatex(table));
  }
  const drawn = figures.filter((figure) => figure.build(records).data.length > 0);
  for (const figure of drawn) {
    await writeOut(join(folder, 'figures'), `${figure.name}.json`, figureJson(figure.build(records)));
  }
  const plotly = createRequire(import.meta.url).resolve('plotly.js-dist/plotly.js');
  const html = renderReport({
    title: 'Stochastic negative mining against negative sampling',
    intro,
    tables: built,
    figures: drawn.map((figure) => drawFigure(figure, records)),
    plotlySource: await readFile(plotly, 'utf8'),
    generatedBy: command,
  });
  await writeOut(folder, 'report.html', html);
}
