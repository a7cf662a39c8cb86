import { Option } from 'commander';

/** `--json`, which every command with a result takes. */
export function jsonOption(): Option {
  return new Option('--json', 'print one JSON document on stdout, nothing else');
}
