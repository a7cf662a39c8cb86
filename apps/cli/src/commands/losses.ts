import { lossRegistry } from '@owlery/losses';
import { type Command } from 'commander';
import { jsonOption } from '../options/json-option.ts';
import { printResult } from '../output/print-result.ts';
import { textTable } from '../output/text-table.ts';

/** `owlery losses`: the registry of ordered weighted losses. */
export function lossesCommand(command: Command): void {
  command
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Convex is said of every number of classes.

Examples:
  owlery losses
  owlery losses --json`,
    )
    .action(({ json }: { json?: boolean }) => {
      const losses = lossRegistry.map(
        ({ id, family, surrogate, weights, convex, smoothSurrogate, strictlyDecreasing }) => ({
          ...{ id, family, surrogate, weights, convex },
          ...{ smoothSurrogate, strictlyDecreasing },
        }),
      );
      printResult(json, losses, () =>
        textTable(
          ['id', 'family', 'surrogate', 'weights', 'convex'],
          losses.map(({ id, family, surrogate, weights, convex }) => [
            ...[id, family, surrogate, weights],
            convex ? 'yes' : 'no',
          ]),
        ),
      );
    });
}
