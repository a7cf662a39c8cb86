import { openStore } from '@owlery/results';
import { type Command } from 'commander';
import { UsageError } from '../errors/usage-error.ts';
import { jsonOption } from '../options/json-option.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { notice } from '../output/notice.ts';
import { printResult } from '../output/print-result.ts';
import { onInterrupt } from '../stored-runs/on-interrupt.ts';
import { readStore } from '../stored-runs/read-store.ts';

interface ExploreOptions {
  readonly port?: number;
  readonly runs: string;
  readonly open: boolean;
  readonly json?: boolean;
}

const usualPort = 7347;

/** `owlery explore`: the web page over the records of a store, served on this machine alone. */
export function exploreCommand(command: Command): void {
  command
    .option(
      '--port <p>',
      `port of 127.0.0.1; 0 takes any that is free (default: ${usualPort})`,
      wholeNumber('--port', 0, 65_535),
    )
    .option('--runs <store>', 'folder of the store', 'runs')
    .option('--no-open', 'do not open the page in a browser')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
The page is built first when it is not, or when its sources are newer. While a run writes its epochs the page
follows. Ctrl-C ends it.

Examples:
  owlery explore
  owlery explore --runs reports/reproduce/runs --port 0 --no-open`,
    )
    .action((options: ExploreOptions) => explore(options, command));
}

async function explore(
  { port = usualPort, runs, open, json }: ExploreOptions,
  command: Command,
): Promise<void> {
  await readStore(runs, command.getOptionValueSource('runs') === 'cli');
  const { serveSite } = await import('../explore/serve-site.ts');
  const { siteFolder } = await import('../explore/site-folder.ts');
  const folder = await siteFolder();
  const site = await serveSite({ folder, store: openStore(runs), name: runs, port }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        throw new UsageError(`--port ${port} is taken; another one, or 0 for any that is free, does it`);
      if (error.code === 'EACCES') throw new UsageError(`--port ${port} may not be used by this user`);
      throw error;
    },
  );
  printResult(json, { address: site.address }, () => site.address);
  if (open) await openInBrowser(site.address);
  await new Promise<void>((resolve) => onInterrupt(() => resolve()));
  await site.close();
}

async function openInBrowser(address: string): Promise<void> {
  try {
    const browser = await (await import('open')).default(address);
    browser.on('error', () => notice('no browser could be opened; the address above shows the page'));
  } catch {
    notice('no browser could be opened; the address above shows the page');
  }
}
