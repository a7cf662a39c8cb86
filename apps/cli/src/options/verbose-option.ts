import { Option } from 'commander';

/** `--verbose`, which every command takes. */
export function verboseOption(): Option {
  return new Option('--verbose', 'show where in the program an error arose');
}
