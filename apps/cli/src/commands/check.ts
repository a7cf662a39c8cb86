import { checkClaims, checkLossLaws, claims, lossLaws } from '@owlery/proofs-checks';
import { type Command } from 'commander';
import { availableParallelism } from 'node:os';
import { claimsRecord } from '../check/claims-record.ts';
import { claimsText } from '../check/claims-text.ts';
import { importLoss } from '../check/import-loss.ts';
import { readableLossReport } from '../check/loss-report.ts';
import { asUsage } from '../errors/as-usage.ts';
import { UsageError } from '../errors/usage-error.ts';
import { jsonOption } from '../options/json-option.ts';
import { oneOf } from '../options/one-of.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { namedLines } from '../output/named-lines.ts';
import { notice } from '../output/notice.ts';
import { printResult } from '../output/print-result.ts';
import { progressOn } from '../output/progress.ts';
import { storeRecord } from '../stored-runs/store-record.ts';

interface CheckFlags {
  readonly cases?: number;
  readonly seed: number;
  readonly jobs: number;
  readonly list?: boolean;
  readonly loss?: string;
  readonly path?: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** `owlery check`: the claims of the theory, or the laws of a loss in a file. */
export function checkCommand(command: Command): void {
  command
    .argument('[claim...]', 'claims to check (default: all); with --loss, laws')
    .option('--list', 'list the claims, or with --loss the laws, and check nothing')
    .option('--cases <N>', 'random cases a check (default: its own number)', wholeNumber('--cases', 1, 1e7))
    .option('--seed <S>', 'seed of the random cases', wholeNumber('--seed', -(2 ** 31), 2 ** 31 - 1), 1)
    .option(
      '--jobs <n>',
      'claims under way at once; changes no result',
      wholeNumber('--jobs', 1, 1024),
      availableParallelism(),
    )
    .option('--loss <file>', 'hold the loss that a .ts or .js file states to every law it claims')
    .option('--path <P>', 'with --loss, --seed and one law: go straight to the counterexample of a report')
    .option('--out <store>', 'also store the claims, their words and what was found as a record')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
A loss file exports by default an object with id, value(scores, label) and subgradient(scores, label, out); all
beyond these, such as convex: true, are claims that the laws then test. The exit code is 1 when one fails.

With --json: {"claims": [{"id", "title", "strength", "holds", "cases", "seed", "seconds", "counterexample",
"checks"}], "summary": {"claims", "holding", "failing", "seconds"}}; with --loss: {"loss", "laws": [{"id",
"statement", "holds", "cases", "seed", "counterexample", "reason", "path"}], "summary"}.

Examples:
  owlery check
  owlery check layer-cake --cases 5000 --seed 7 --json
  owlery check --loss my-loss.ts
  owlery check convexity --loss my-loss.ts --seed 1 --path 0:1`,
    )
    .action(check);
}

async function check(names: readonly string[], flags: CheckFlags): Promise<void> {
  const { list, loss, path, out, json } = flags;
  const known = loss === undefined ? claims : lossLaws;
  const asked = names.map(
    oneOf(
      loss === undefined ? 'claim' : 'law',
      known.map(({ id }) => id),
    ),
  );
  if (path !== undefined && (loss === undefined || asked.length !== 1)) {
    throw new UsageError('--path replays one law of a loss: name the law, and --loss <file>');
  }
  if (loss !== undefined && out !== undefined)
    throw new UsageError('--out stores claims, not the laws of --loss');
  if (list) return listed(loss !== undefined, json);
  return loss === undefined ? checkedClaims(asked, flags) : checkedLoss(loss, asked, flags);
}

function listed(laws: boolean, json: boolean | undefined): void {
  if (laws) {
    const all = lossLaws.map(({ id, statement }) => ({ id, statement }));
    return printResult(json, all, () =>
      namedLines(all.map(({ id, statement }) => ({ name: id, title: statement }))),
    );
  }
  const all = claims.map(({ id, title, strength, source }) => ({ id, title, strength, source }));
  const lines = all.map(({ id, title, strength }) => ({ name: id, title: `${strength}: ${title}` }));
  printResult(json, all, () => namedLines(lines));
}

async function checkedClaims(ids: readonly string[], flags: CheckFlags): Promise<void> {
  const { cases, seed, jobs, out, json } = flags;
  const options = { seed, jobs, ...(cases === undefined ? {} : { cases }) };
  const progress = progressOn();
  progress.begin('checking', 'claims', new Set(ids).size || claims.length);
  const report = await checkClaims({
    ...options,
    ...(ids.length > 0 ? { ids } : {}),
    onProgress: ({ done, result }) => progress.update(done, `checked ${result.id}`),
  }).finally(progress.end);
  if (report.summary.failing > 0) process.exitCode = 1;
  if (out !== undefined) {
    const path = await storeRecord(out, ['claims', `seed ${seed}`], (place) =>
      claimsRecord(report, { ...place, ...options }),
    );
    notice(`stored ${path}`);
  }
  printResult(json, report, () => claimsText(report));
}

async function checkedLoss(file: string, ids: readonly string[], flags: CheckFlags): Promise<void> {
  const { cases, seed, path, json } = flags;
  const loss = await importLoss(file);
  const start = performance.now();
  const laws = asUsage(() =>
    checkLossLaws(loss, {
      seed,
      ...(cases === undefined ? {} : { cases }),
      ...(ids.length > 0 ? { laws: ids } : {}),
      ...(path === undefined ? {} : { path }),
    }),
  );
  if (laws.length === 0) throw new UsageError(`no law that was named applies to the loss ${loss.id}`);
  const seconds = (performance.now() - start) / 1000;
  const failing = laws.filter(({ holds }) => !holds).length;
  const summary = { laws: laws.length, holding: laws.length - failing, failing, seconds };
  const report = { loss: loss.id, laws, summary };
  if (failing > 0) process.exitCode = 1;
  printResult(json, report, () => readableLossReport(report, file));
}
