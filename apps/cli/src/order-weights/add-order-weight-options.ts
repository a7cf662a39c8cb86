import { type Command } from 'commander';
import { schemeOption } from '../options/scheme-option.ts';
import { wholeNumber } from '../options/whole-number.ts';

/** Adds the options that say what θ is, one by one or by mining; `weightsOf` reads them. */
export function addOrderWeightOptions(command: Command): Command {
  return command
    .option('--weights <θ>', 'θ as decimals and ratios, L − 1 of them by rank, or @file.json')
    .option('--sample <b>', 'in place of --weights: negatives drawn', wholeNumber('--sample', 1))
    .option('--keep <k>', 'and best scored of them that are kept, 1 to b', wholeNumber('--keep', 1))
    .addOption(schemeOption());
}
