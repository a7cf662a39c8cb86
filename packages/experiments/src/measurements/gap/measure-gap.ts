import { bayesRisk } from '@owlery/complexity';
import { type GapRecord } from '@owlery/results';

import { bestOfClass } from '../best-of-class.ts';
import { classOf, minedLoss } from '../measured-class.ts';
import { measurement, type Measurement } from '../measurement.ts';
import { type MeasuredSource } from '../sources/measured-source.ts';
import { sourceOf } from '../sources/source-of.ts';
import { gapCells, type GapCell } from './gap-cells.ts';
import { type GapOptions } from './gap-options.ts';
import { gapSummary } from './gap-summary.ts';

/** What `measureGap` finds: a record without its place. */
export type MeasuredGap = Awaited<ReturnType<typeof gapOf>>;

/**
 * Measures how far the expected loss of trained scorers lies above their empirical loss, for growing n and several
 * seeds, beside the bound of every route whose constants are proved.
 *
 * @param options what to measure. @param onProgress is told after each training how many of all are done.
 * @throws RangeError for options outside their domains, DataError when data cannot be read.
 */
export async function measureGap(
  options: GapOptions,
  onProgress: (done: number) => void = () => {},
): Promise<MeasuredGap> {
  const cells: GapCell[] = [];
  for (const seed of options.seeds) {
    const before = cells.length;
    cells.push(...(await gapCells(options, seed, (done) => onProgress(before + done))));
  }
  return gapOf(options, cells);
}

/** The same as parts, one a seed. */
export function gapMeasurement(options: GapOptions): Measurement {
  const { source, family, sample, keep, seeds } = options;
  const data = source.kind === 'clusters' ? 'synthetic' : source.data;
  return measurement<GapCell[]>({
    words: ['gap', data, family, `b ${sample} k ${keep}`],
    parts: seeds.length,
    part: (index) => gapCells(options, seeds[index]),
    record: async (parts, place): Promise<GapRecord> => ({
      ...(await gapOf(options, parts.flat())),
      ...place,
    }),
  });
}

async function gapOf(options: GapOptions, cells: GapCell[]) {
  const { sample, keep, points, confidence } = options;
  const source = await sourceOf(options.source);
  return {
    schema: 'owlery.gap/1' as const,
    ...classOf(options, source.data),
    ...{ sample, keep, points: [...points], ...knownOf(options, source), cells },
    ...gapSummary(cells, points, confidence),
  };
}

const mostTops = 5;

/** What is known of the distribution itself, where it is known and the loss has an exact criterion. */
function knownOf(options: GapOptions, source: MeasuredSource): Pick<GapRecord, 'known'> {
  const { distribution, data } = source;
  const best = bestOfClass(options, options, source);
  if (!distribution || !best || (options.family === 'powl' && options.surrogate !== 'hinge')) return {};
  const tops = Array.from({ length: Math.min(mostTops, data.classes - 1) }, (_, i) => i + 1);
  const { loss: risk, calibrated } = bayesRisk(distribution, minedLoss(options, options, data.classes), tops);
  return {
    known: {
      bayesRisk: risk,
      bestOfClass: { loss: best.loss, lowerBound: best.lowerBound },
      calibrated: Object.fromEntries(tops.map((top, at) => [top, calibrated[at]])),
    },
  };
}
