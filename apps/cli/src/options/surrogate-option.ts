import { surrogates } from '@owlery/losses';
import { Option } from 'commander';
import { oneOf } from './one-of.ts';

/** `--surrogate`, the scalar loss. */
export function surrogateOption(): Option {
  const ids = surrogates.map(({ id }) => id);
  return new Option('--surrogate <id>', ids.join(', ')).argParser(oneOf('--surrogate', ids));
}
