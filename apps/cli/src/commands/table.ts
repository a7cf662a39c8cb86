import { tables, toCsv, toLatex, toMarkdown } from '@owlery/figures';
import { type Command } from 'commander';
import { oneOf } from '../options/one-of.ts';
import { addReportOptions, type ReportOptions } from '../options/report-options.ts';
import { namedLines } from '../output/named-lines.ts';
import { printResult } from '../output/print-result.ts';
import { writeOut } from '../output/write-out.ts';
import { storedRecords } from '../stored-runs/stored-records.ts';

const writers = { md: toMarkdown, csv: toCsv, tex: toLatex };
type Format = keyof typeof writers;
const formats: readonly Format[] = ['md', 'csv', 'tex'];
const names = tables.map(({ name }) => name);

/** `owlery table`: a table over the runs of a store. */
export function tableCommand(command: Command): void {
  command
    .argument('[name]', `${names.join(', ')}; all of them are listed without it`, oneOf('table', names))
    .option('--format <format>', formats.join(', '), oneOf('--format', formats), 'md');
  addReportOptions(command)
    .addHelpText(
      'after',
      `
Tables:
${namedLines(tables)}

Examples:
  owlery table main
  owlery table main --store reports/reproduce/runs --format tex --out tables`,
    )
    .action(async (name: string | undefined, options: ReportOptions & { format: Format }) => {
      const { format, confidence, json, out } = options;
      const definition = tables.find((table) => table.name === name);
      if (definition === undefined) {
        return printResult(
          json,
          tables.map(({ name, title }) => ({ name, title })),
          () => namedLines(tables),
        );
      }
      const records = await storedRecords(options.store, command.getOptionValueSource('store') === 'cli');
      const table = definition.build(records, { confidence });
      const text = writers[format](table);
      const path = out === undefined ? undefined : await writeOut(out, `${table.name}.${format}`, text);
      printResult(json, path === undefined ? table : { path }, () => path ?? text.trimEnd());
    });
}
