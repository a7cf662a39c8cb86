import { uniformSchemes } from '@owlery/mining';
import { Option } from 'commander';
import { oneOf } from './one-of.ts';

/** `--scheme`, how negatives are drawn. */
export function schemeOption(): Option {
  return new Option('--scheme <scheme>', `how they are drawn: ${uniformSchemes.join(', ')}`)
    .argParser(oneOf('--scheme', uniformSchemes))
    .default(uniformSchemes[0]);
}
