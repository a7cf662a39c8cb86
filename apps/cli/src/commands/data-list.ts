import { datasets } from '@owlery/data';
import { type Command } from 'commander';
import { jsonOption } from '../options/json-option.ts';
import { printResult } from '../output/print-result.ts';
import { textTable } from '../output/text-table.ts';

/** `owlery data list`: the data sets that need no folder. */
export function dataListCommand(command: Command): void {
  command
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
A folder in the Extreme Classification text format serves wherever a name does.

Examples:
  owlery data list
  owlery data list --json`,
    )
    .action(({ json }: { json?: boolean }) => {
      const entries = datasets.map(({ name, title, source, licence }) => ({ name, title, source, licence }));
      printResult(json, entries, () =>
        textTable(
          ['name', 'title'],
          entries.map(({ name, title }) => [name, title]),
        ),
      );
    });
}
