import { type LawReport } from '@owlery/proofs-checks';
import { textTable } from '../output/text-table.ts';

/** What `owlery check --loss` prints with --json. */
export interface LossReport {
  /** Id of the loss. */
  readonly loss: string;
  readonly laws: readonly LawReport[];
  readonly summary: {
    readonly laws: number;
    readonly holding: number;
    readonly failing: number;
    readonly seconds: number;
  };
}

/** The report for people: each law, and below it what broke one, as numbers to paste and a call to replay it. */
export function readableLossReport({ loss, laws, summary }: LossReport, file: string): string {
  const rows = laws.map(({ id, holds, cases }) => [id, holds ? 'holds' : 'broken', cases]);
  const failures = laws
    .filter(({ holds }) => !holds)
    .map(
      ({ id, statement, reason, counterexample, seed, path }) =>
        `${id} is broken: ${reason}\n  ${statement}\n  ${JSON.stringify(counterexample)}\n` +
        `  again: owlery check ${id} --loss ${file} --seed ${seed}${path === null ? '' : ` --path ${path}`}`,
    );
  const { holding, failing, seconds } = summary;
  return [
    `${loss}: tested on random cases, which proves nothing`,
    textTable(['law', 'verdict', 'cases'], rows),
    ...failures,
    `${holding} laws hold, ${failing} broken, ${seconds.toFixed(1)} s`,
  ].join('\n\n');
}
