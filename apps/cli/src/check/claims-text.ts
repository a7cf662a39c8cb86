import { type ClaimsReport } from '@owlery/proofs-checks';
import { textTable } from '../output/text-table.ts';

/** The report on claims for people: each claim, and below it each counterexample as numbers to paste. */
export function claimsText({ claims, summary }: ClaimsReport): string {
  const rows = claims.map(({ id, strength, holds, cases, seconds }) => [
    ...[id, holds ? strength : `${strength}: FAILS`, cases],
    seconds.toFixed(1),
  ]);
  const failures = claims
    .filter(({ holds }) => !holds)
    .map(
      ({ id, title, counterexample, seed }) =>
        `${id} fails: ${title}\n  ${JSON.stringify(counterexample)}\n  again: owlery check ${id} --seed ${seed}`,
    );
  const { holding, failing, seconds } = summary;
  return [
    textTable(['claim', 'strength', 'cases', 'seconds'], rows),
    ...failures,
    `${holding} claims hold, ${failing} fail, ${seconds.toFixed(1)} s`,
  ].join('\n\n');
}
