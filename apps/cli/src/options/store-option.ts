import { Option } from 'commander';

/** The store of runs; `--store` and `--out` are one. Its value is called `out`. */
export function storeOption(description: string): Option {
  return new Option('--store, --out <store>', description).default('runs');
}
