import { checkSplit } from './internal/check-split.ts';
import { roundTripDecimal } from './internal/round-trip-decimal.ts';
import { writeAtomically } from './internal/write-atomically.ts';
import { type LabelLists } from './label-lists.ts';
import { type SparseMatrix } from './sparse-matrix.ts';

/**
 * Writes points in the Extreme Classification text format; gzip when the path ends in `.gz`.
 *
 * Every value is written as a short decimal that reads back to the same float32, so
 * `readExtremeFile` returns the same bits. The file appears whole or not at all: it is
 * streamed into a temporary file beside it, synced and renamed.
 *
 * @throws RangeError when the parts disagree in their number of points, an id is out of range
 * or out of order, or a value is not finite; nothing is written then.
 *
 * @example
 * ```ts
 * await writeExtremeFile('mine/train.txt.gz', dataset.train);
 * ```
 */
export async function writeExtremeFile(
  path: string,
  split: { readonly features: SparseMatrix; readonly labels: LabelLists },
): Promise<void> {
  checkSplit(split.features, split.labels);
  await writeAtomically(path, blocks(split.features, split.labels));
}

const blockCharacters = 1 << 16;

function* blocks(features: SparseMatrix, labels: LabelLists): Generator<Buffer> {
  let text = `${features.rows} ${features.columns} ${labels.labels}\n`;
  for (let point = 0; point < features.rows; point++) {
    text += labels.labelIds.subarray(labels.rowStarts[point], labels.rowStarts[point + 1]).join(',');
    const end = features.rowStarts[point + 1];
    const start = features.rowStarts[point];
    for (let entry = start; entry < end; entry++)
      text += ` ${features.columnIds[entry]}:${roundTripDecimal(features.values[entry])}`;
    const bare = start === end && labels.rowStarts[point] === labels.rowStarts[point + 1];
    text += bare ? ' \n' : '\n';
    if (text.length >= blockCharacters) {
      yield Buffer.from(text, 'latin1');
      text = '';
    }
  }
  if (text !== '') yield Buffer.from(text, 'latin1');
}
