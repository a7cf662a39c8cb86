import { Option } from 'commander';
import { type DataWeighting } from '../data/open-data.ts';
import { oneOf } from './one-of.ts';

const weightings: readonly DataWeighting[] = ['auto', 'tf-idf', 'l2', 'none'];

/** `--weighting`, how the values of a folder are weighted. */
export function weightingOption(): Option {
  return new Option(
    '--weighting <weighting>',
    `values of a folder: ${weightings.join(', ')} (default: auto, tf-idf for counts and l2 for others)`,
  ).argParser(oneOf('--weighting', weightings));
}
