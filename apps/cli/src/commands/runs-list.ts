import { methodLabel, recordsOf, type StoreListing } from '@owlery/results';
import { type Command } from 'commander';
import { jsonOption } from '../options/json-option.ts';
import { storeOption } from '../options/store-option.ts';
import { printResult } from '../output/print-result.ts';
import { textTable } from '../output/text-table.ts';
import { readStore } from '../stored-runs/read-store.ts';

/** `owlery runs list`: what a store holds, and what in it could not be read. */
export function runsListCommand(command: Command): void {
  command
    .addOption(storeOption('folder of the store'))
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
With --json: {"store", "records": [in full, oldest first], "unfinished": [ids], "problems": [{"path", "reason"}]}.

Examples:
  owlery runs list
  owlery runs list --out runs/tuning --json`,
    )
    .action(async ({ out, json }: { out: string; json?: boolean }) => {
      const listing = await readStore(out, command.getOptionValueSource('out') === 'cli');
      printResult(json, { store: out, ...listing }, () => readable(out, listing));
    });
}

function readable(store: string, { records, unfinished, problems }: StoreListing): string {
  const runs = recordsOf(records, 'owlery.run/1');
  const others = records.filter((record) => record.schema !== 'owlery.run/1');
  const rows = runs.map(({ id, data, config, metrics, cost, createdAt }) => [
    ...[id, data.name, methodLabel(config), config.seed],
    ...['P@1', 'P@3', 'P@5'].map((name) => percent(metrics.test[name])),
    ...[cost.trainSeconds.toFixed(1), createdAt.slice(0, 16).replace('T', ' ')],
  ]);
  const header = ['run', 'data', 'method', 'seed', 'P@1 %', 'P@3 %', 'P@5 %', 'seconds', 'begun (UTC)'];
  return [
    runs.length > 0 ? textTable(header, rows) : `no finished run in ${store}`,
    ...others.map(({ id, schema }) => `${id}: ${schema}`),
    ...unfinished.map((id) => `${id}: unfinished; owlery train --resume ${store}/${id} goes on`),
    ...problems.map(({ path, reason }) => `skipped ${path}: ${reason}`),
  ].join('\n');
}

function percent(share: number | undefined): string {
  return share === undefined ? '' : (100 * share).toFixed(2);
}
