import { figureJson, figures } from '@owlery/figures';
import { type Command } from 'commander';
import { oneOf } from '../options/one-of.ts';
import { addReportOptions, type ReportOptions } from '../options/report-options.ts';
import { namedLines } from '../output/named-lines.ts';
import { printResult } from '../output/print-result.ts';
import { writeOut } from '../output/write-out.ts';
import { storedRecords } from '../stored-runs/stored-records.ts';

const names = figures.map(({ name }) => name);

/** `owlery figure`: a figure over the runs of a store, as Plotly JSON. */
export function figureCommand(command: Command): void {
  command
    .argument('[name]', `${names.join(', ')}; all of them are listed without it`, oneOf('figure', names))
    .option('--format <format>', 'json, for Plotly: {"data", "layout"}', oneOf('--format', ['json']), 'json');
  addReportOptions(command)
    .addHelpText(
      'after',
      `
Figures:
${namedLines(figures)}

Examples:
  owlery figure precision-against-keep > figure.json
  owlery figure learning-curves --store reports/reproduce/runs --out figures`,
    )
    .action(async (name: string | undefined, { confidence, json, out, store }: ReportOptions) => {
      const definition = figures.find((figure) => figure.name === name);
      if (definition === undefined) {
        return printResult(
          json,
          figures.map(({ name, title }) => ({ name, title })),
          () => namedLines(figures),
        );
      }
      const records = await storedRecords(store, command.getOptionValueSource('store') === 'cli');
      const figure = definition.build(records, { confidence });
      const text = figureJson(figure);
      const path = out === undefined ? undefined : await writeOut(out, `${definition.name}.json`, text);
      printResult(json, path === undefined ? figure : { path }, () => path ?? text.trimEnd());
    });
}
