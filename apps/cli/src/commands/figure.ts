import { drawFigure, type FigureDefinition, figureJson, figures, renderReport } from '@owlery/figures';
import { type StoredRecord } from '@owlery/results';
import { type Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { UsageError } from '../errors/usage-error.ts';
import { type FigureSize } from '../export/figure-size.ts';
import { type PictureFormat, pictureFormats } from '../export/picture-format.ts';
import { type PictureMaker } from '../export/picture-maker.ts';
import { oneOf } from '../options/one-of.ts';
import { realNumber } from '../options/real-number.ts';
import { addReportOptions, type ReportOptions } from '../options/report-options.ts';
import { namedLines } from '../output/named-lines.ts';
import { printResult } from '../output/print-result.ts';
import { writeOut } from '../output/write-out.ts';
import { storedRecords } from '../stored-runs/stored-records.ts';

const names = figures.map(({ name }) => name);
const formats = ['json', 'html', ...pictureFormats] as const;
type Format = (typeof formats)[number];

interface FigureOptions extends ReportOptions, FigureSize {
  readonly format: Format;
  readonly scale: number;
}

/** Below this width in millimetres panels stand one below the other. */
const narrowBelow = 120;
const millimetres = { allowed: 'millimetres from 20 to 1000', holds: (mm: number) => mm >= 20 && mm <= 1000 };
const scales = { allowed: 'a number from 0.5 to 10', holds: (value: number) => value >= 0.5 && value <= 10 };

/** `owlery figure`: a figure over the records of a store, for Plotly, for a page or for a paper. */
export function figureCommand(command: Command): void {
  command
    .argument(
      '[name]',
      `${names.join(', ')}, or all; they are listed without it`,
      oneOf('figure', [...names, 'all']),
    )
    .option('--format <format>', formats.join(', '), oneOf('--format', formats), 'json')
    .option('--width <mm>', 'svg, png, pdf: width in millimetres', realNumber('--width', millimetres), 174)
    .option(
      '--height <mm>',
      'svg, png, pdf: height in millimetres (default: what the panels need)',
      realNumber('--height', millimetres),
    )
    .option('--scale <s>', 'png: dots to 1/96 inch', realNumber('--scale', scales), 3);
  addReportOptions(command)
    .addHelpText(
      'after',
      `
Figures:
${namedLines(figures)}

json is for Plotly: {"data", "layout"}. svg, png and pdf are drawn by an installed Chrome or Chromium, without a
title, in letters that the file carries itself; panels stand one below the other under ${narrowBelow} mm. The same
records give the same bytes.

Examples:
  owlery figure precision-against-keep > figure.json
  owlery figure learning-curves --store reports/reproduce/runs --format pdf --width 85 --out figures
  owlery figure all --format svg --out figures`,
    )
    .action((name: string | undefined, options: FigureOptions) => figure(name, options, command));
}

async function figure(name: string | undefined, options: FigureOptions, command: Command): Promise<void> {
  const { format, json, out } = options;
  if (name === undefined) {
    const list = figures.map(({ name, title }) => ({ name, title }));
    return printResult(json, list, () => namedLines(figures));
  }
  refuseWithoutFile(name, options);
  const records = await storedRecords(options.store, command.getOptionValueSource('store') === 'cli');
  const wanted = name === 'all' ? figures : figures.filter((definition) => definition.name === name);
  const paths: string[] = [];
  await withPictures(format, async (pictures) => {
    for (const definition of wanted) {
      const content = await drawn(definition, records, options, pictures);
      if (out !== undefined) paths.push(await writeOut(out, `${definition.name}.${format}`, content));
      else if (format === 'json' && json) printResult(true, JSON.parse(content.toString()), () => '');
      else process.stdout.write(content);
    }
  });
  if (out === undefined) return;
  const result = name === 'all' ? { paths } : { path: paths[0] };
  printResult(json, result, () => paths.join('\n'));
}

/** What a terminal cannot take, or several at once, needs a folder. */
function refuseWithoutFile(name: string, { format, json, out }: FigureOptions): void {
  if (out !== undefined) return;
  const reason =
    name === 'all'
      ? 'several figures'
      : format === 'png' || format === 'pdf'
        ? `a figure as ${format}`
        : json && format !== 'json'
          ? `--json with a figure as ${format}`
          : undefined;
  if (reason !== undefined) throw new UsageError(`${reason} needs --out <folder>`);
}

/** Starts the browser for formats that are drawn, and sees to its end. */
async function withPictures(
  format: Format,
  use: (pictures: PictureMaker | undefined) => Promise<void>,
): Promise<void> {
  if (!isPicture(format)) return use(undefined);
  const pictures = await (await import('../export/picture-maker.ts')).PictureMaker.start();
  try {
    await use(pictures);
  } finally {
    await pictures.close();
  }
}

const isPicture = (format: Format): format is PictureFormat =>
  pictureFormats.some((picture) => picture === format);

async function drawn(
  definition: FigureDefinition,
  records: readonly StoredRecord[],
  { format, confidence, width, height, scale }: FigureOptions,
  pictures: PictureMaker | undefined,
): Promise<Buffer> {
  if (format === 'json') return Buffer.from(figureJson(definition.build(records, { confidence })));
  if (!isPicture(format)) return Buffer.from(await page(definition, records, confidence));
  const arrangement = width < narrowBelow ? 'narrow' : 'wide';
  const figure = definition.build(records, { confidence, arrangement });
  return pictures!.draw(figure, { format, width, scale, ...(height === undefined ? {} : { height }) });
}

/** A page with the one figure, which opens from the file system. */
async function page(
  definition: FigureDefinition,
  records: readonly StoredRecord[],
  confidence: number,
): Promise<string> {
  const plotly = createRequire(import.meta.url).resolve('plotly.js-dist/plotly.js');
  return renderReport({
    title: definition.title,
    intro: definition.caption,
    tables: [],
    figures: [drawFigure(definition, records, { confidence })],
    plotlySource: await readFile(plotly, 'utf8'),
    generatedBy: `owlery figure ${definition.name} --format html`,
  });
}
