import { families } from '@owlery/losses';
import { Option } from 'commander';
import { oneOf } from './one-of.ts';

/** `--family`, whether a class is held against the label or judged on its own. */
export function familyOption(): Option {
  return new Option('--family <family>', 'bowl (each class on its own) or powl (pairs)').argParser(
    oneOf('--family', families),
  );
}
