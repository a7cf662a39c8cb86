import { type Command } from 'commander';
import { jsonOption } from './json-option.ts';
import { betweenZeroAndOne, realNumber } from './real-number.ts';

/** What `table` and `figure` share. */
export interface ReportOptions {
  readonly store: string;
  readonly out?: string;
  readonly confidence: number;
  readonly json?: boolean;
}

/** Adds the options that `table` and `figure` share. */
export function addReportOptions(command: Command): Command {
  return command
    .option('--store <store>', 'store of the runs', 'runs')
    .option('--out <folder>', 'write a file into this folder instead of printing')
    .option(
      '--confidence <p>',
      'level of the intervals, between 0 and 1',
      realNumber('--confidence', betweenZeroAndOne),
      0.95,
    )
    .addOption(jsonOption());
}
