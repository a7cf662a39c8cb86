import { checkMiningScheme } from '@owlery/mining';
import { type Command } from 'commander';
import { asUsage } from '../errors/as-usage.ts';
import { UsageError } from '../errors/usage-error.ts';
import { distributionCells } from '../map/distribution-cells.ts';
import { type MapRequest, pairsOf } from '../map/map-request.ts';
import { mapText } from '../map/map-text.ts';
import { simplexCell, type SimplexDetail } from '../map/simplex-cell.ts';
import { familyOption } from '../options/family-option.ts';
import { jsonOption } from '../options/json-option.ts';
import { requireOptions } from '../options/require-options.ts';
import { schemeOption } from '../options/scheme-option.ts';
import { surrogateOption } from '../options/surrogate-option.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { wholeNumbers } from '../options/whole-numbers.ts';
import { notice } from '../output/notice.ts';
import { printResult } from '../output/print-result.ts';
import { progressOn } from '../output/progress.ts';
import { storeRecord } from '../stored-runs/store-record.ts';

const mostSimplexClasses = 20;
const mostClasses = 10_000;

interface MapFlags extends Omit<MapRequest, 'samples' | 'keeps'>, SimplexDetail {
  readonly sample: readonly number[];
  readonly keep: readonly number[];
  readonly distribution?: readonly string[];
  readonly top?: number;
  readonly out?: string;
  readonly json?: boolean;
}

/** `owlery map`: where a loss under mining is calibrated. */
export function mapCommand(command: Command): void {
  requireOptions(command, 'family', 'surrogate', 'sample', 'keep')
    .addOption(familyOption())
    .addOption(surrogateOption())
    .option('--classes <L>', 'classes, from 2', wholeNumber('--classes', 2, mostClasses), 3)
    .option('--sample <b>', 'negatives drawn: one number, or several as 1,2,4', wholeNumbers('--sample', 1))
    .option('--keep <k>', 'best scored of them that are kept, likewise; k ≤ b', wholeNumbers('--keep', 1))
    .addOption(schemeOption())
    .option(
      '--distribution <name>',
      'map over b and k at this p (zipf:S, geometric:R, heads-tail:H,M), in place of the simplex; may be repeated',
      (name: string, before: readonly string[] = []) => [...before, name],
    )
    .option('--top <K>', 'with --distribution: this K only', wholeNumber('--top', 1))
    .option('--points <n>', 'distributions drawn for the shares', wholeNumber('--points', 1, 1e7), 10_000)
    .option('--seed <S>', 'seed of the distributions drawn', wholeNumber('--seed', 0), 1)
    .option(
      '--resolution <n>',
      'three classes: steps of the lattice of gaps, 0 for none',
      wholeNumber('--resolution', 0, 500),
      60,
    )
    .option('--out <store>', 'also store the map as a record')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Without --distribution: the share of all distributions where each K is calibrated, drawn uniformly, with a 95 %
interval. For three classes also, exactly, the calibrated polygons (hinge) or the conics that bound the region
(differentiable bowl), and a lattice of gaps. --json prints the record that --out stores.

Examples:
  owlery map --family powl --surrogate hinge --classes 3 --sample 1,2 --keep 1 --out maps
  owlery map --family bowl --surrogate logistic --classes 3 --sample 2 --keep 1 --json
  owlery map --family bowl --surrogate hinge --classes 100 --sample 4,16,64 --keep 1,4 --distribution zipf:1.2`,
    )
    .action(map);
}

async function map(flags: MapFlags): Promise<void> {
  const { family, surrogate, scheme, classes, sample: samples, keep: keeps, out, json } = flags;
  const request = { family, surrogate, scheme, classes, samples, keeps };
  const pairs = pairsOf(request);
  if (pairs.length === 0)
    throw new UsageError(`--keep must hold a k of at most --sample = ${samples.join(',')}`);
  for (const pair of pairs) asUsage(() => checkMiningScheme({ negatives: classes - 1, scheme, ...pair }));
  const record = {
    schema: 'owlery.calibration-map/1' as const,
    ...{ family, surrogate, scheme, classes, samples: [...samples], keeps: [...keeps] },
    ...(flags.distribution ? overDistributions(request, flags) : overSimplex(request, flags)),
  };
  if (out !== undefined) {
    const words = ['map', family, surrogate, `${classes}`, `b ${samples.join(' ')} k ${keeps.join(' ')}`];
    notice(`stored ${await storeRecord(out, words, (place) => ({ ...record, ...place }))}`);
  }
  printResult(json, record, () => mapText(record));
}

function overSimplex(request: MapRequest, { seed, points, resolution, top }: MapFlags) {
  if (top !== undefined)
    throw new UsageError('--top belongs to --distribution; the simplex is mapped for every K');
  if (request.classes > mostSimplexClasses) {
    throw new UsageError(
      `the simplex is mapped up to ${mostSimplexClasses} classes, got ${request.classes}; --distribution names one p`,
    );
  }
  const simplex = withProgress('pairs of b and k', pairsOf(request), (pair) =>
    simplexCell(request, pair, { seed, points, resolution }),
  );
  return { seed, simplex };
}

function overDistributions(request: MapRequest, { distribution = [], top }: MapFlags) {
  const names = [...new Set(distribution)];
  return {
    cells: withProgress('distributions', names, (name) => distributionCells(request, name, top)).flat(),
  };
}

function withProgress<T, R>(unit: string, list: readonly T[], make: (item: T) => R): R[] {
  const progress = progressOn();
  progress.begin('mapping', unit, list.length);
  try {
    return asUsage(() =>
      list.map((item, i) => {
        const made = make(item);
        progress.update(i + 1);
        return made;
      }),
    );
  } finally {
    progress.end();
  }
}
