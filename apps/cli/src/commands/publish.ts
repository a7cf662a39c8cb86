import { openStore } from '@owlery/results';
import { type Command } from 'commander';
import { cp, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { OutputError } from '../errors/output-error.ts';
import { UsageError } from '../errors/usage-error.ts';
import { recordsDocument, unfinishedDocument } from '../explore/site-documents.ts';
import { siteFolder } from '../explore/site-folder.ts';
import { jsonOption } from '../options/json-option.ts';
import { requireOptions } from '../options/require-options.ts';
import { notice } from '../output/notice.ts';
import { printResult } from '../output/print-result.ts';
import { writeOut } from '../output/write-out.ts';
import { readStore } from '../stored-runs/read-store.ts';

interface PublishOptions {
  readonly out: string;
  readonly runs: string;
  readonly json?: boolean;
}

/** `owlery publish`: the web page with the records bundled in, for any file server. */
export function publishCommand(command: Command): void {
  requireOptions(command, 'out')
    .option(
      '--out <folder>',
      'where the site is written; the folder is made, and must be empty or such a site',
    )
    .option('--runs <store>', 'folder of the store whose records go in', 'runs')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
The site is plain files with relative paths: any file server shows it, under any path. Predictions need the
checkpoints of the runs and a server, and are not in it.

Examples:
  owlery publish --out site
  owlery publish --runs reports/reproduce/runs --out public/owlery`,
    )
    .action((options: PublishOptions) => publish(options, command));
}

async function publish({ out, runs, json }: PublishOptions, command: Command): Promise<void> {
  const listing = await readStore(runs, command.getOptionValueSource('runs') === 'cli');
  await refuseForeignFolder(out);
  const site = await siteFolder();
  for (const { path, reason } of listing.problems) notice(`skipped ${path}: ${reason}`);
  // Paths of this machine stay on it: what could not be read is named by its folder in the store.
  const problems = listing.problems.map(({ path, reason }) => ({
    path: path.replace(`${resolve(runs)}/`, ''),
    reason,
  }));
  try {
    // The scripts of an earlier page bear other names and would stay.
    await rm(join(out, 'assets'), { recursive: true, force: true });
    await cp(site, out, { recursive: true });
  } catch (error) {
    throw new OutputError(out, error);
  }
  const data = join(out, 'data');
  await writeOut(
    data,
    'records.json',
    recordsDocument({ ...listing, problems }, { live: false, store: runs }),
  );
  await writeOut(data, 'unfinished.json', await unfinishedDocument(openStore(runs), listing.unfinished));
  const records = listing.records.length;
  printResult(json, { path: out, records }, () => `${out}/index.html with ${records} records of ${runs}`);
}

/** Nothing that lies in the folder is overwritten but a site. */
async function refuseForeignFolder(out: string): Promise<void> {
  const found = await readdir(out).catch((): string[] => []);
  if (found.length > 0 && !(found.includes('index.html') && found.includes('data')))
    throw new UsageError(`--out must be an empty folder or a site of Owlery, got ${out}`);
}
