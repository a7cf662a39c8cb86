import { datasetStatistics, type DatasetStatistics, tailPoints } from '@owlery/data';
import { type Command } from 'commander';
import { type DataWeighting, openData } from '../data/open-data.ts';
import { jsonOption } from '../options/json-option.ts';
import { weightingOption } from '../options/weighting-option.ts';
import { printResult } from '../output/print-result.ts';

interface InfoOptions {
  readonly weighting?: DataWeighting;
  readonly json?: boolean;
}

/** `owlery data info`: sizes, statistics and notes of a data set or a folder. */
export function dataInfoCommand(command: Command): void {
  command
    .argument('<name|folder>', 'name of a data set (owlery data list), or a folder in the XC format')
    .addOption(weightingOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
A folder holds train.txt and test.txt, and perhaps dev.txt, labels.txt and features.txt, plain or .gz.

Examples:
  owlery data info wordnet:ancestors
  owlery data info my/folder --json`,
    )
    .action(info);
}

async function info(data: string, options: InfoOptions): Promise<void> {
  const dataset = await openData({ data, ...options });
  const { name, source, weighting, checksum, notes } = dataset;
  const description = { name, source, ...datasetStatistics(dataset), weighting, checksum, notes };
  printResult(options.json, description, () => readable(description));
}

type Description = DatasetStatistics & {
  readonly name: string;
  readonly source: string;
  readonly weighting: string;
  readonly checksum: string;
  readonly notes: readonly string[];
};

function readable(data: Description): string {
  const count = (value: number) => value.toLocaleString('en');
  const mean = (value: number) => value.toFixed(2);
  return [
    `${data.name} (${data.source})`,
    `${count(data.train)} train, ${count(data.dev)} dev and ${count(data.test)} test points`,
    `${count(data.features)} features, ${mean(data.featuresPerPoint)} a point, weighted: ${data.weighting}`,
    `${count(data.labels)} labels, ${mean(data.labelsPerPoint)} a point; ${count(data.trainedLabels)} have a ` +
      `training point, on average ${mean(data.pointsPerLabel)}; ${(100 * data.tailShare).toFixed(1)} % of these ` +
      `have at most ${tailPoints}`,
    ...data.notes,
    `sha-256 ${data.checksum}`,
  ].join('\n');
}
