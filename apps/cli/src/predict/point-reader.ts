import { DataError, type Dataset, readExtremeLines, rowWeighting, type SparseMatrix } from '@owlery/data';
import { UsageError } from '../errors/usage-error.ts';
import { type InputLines } from './input-lines.ts';
import { TextReader } from './text-reader.ts';

/** Lines as points of a data set. */
export interface PointsOfLines {
  readonly features: SparseMatrix;
  /** The labels that each line says it has; none for texts. */
  readonly positives?: readonly (readonly number[])[];
  /** The words of each text that are no features. */
  readonly unknown?: readonly (readonly string[])[];
}

export type InputKind = 'text' | 'xc';

/** Reads lines as points, weighted as the points of the data are. */
export type PointReader = (lines: InputLines) => PointsOfLines;

/**
 * The reader of a kind of lines: texts where features have names, else lines of the Extreme Classification
 * format, unless asked otherwise.
 *
 * It throws a {DataError} `stdin:line: …` for a line that does not fit.
 *
 * @throws {UsageError} for texts where features have no names.
 */
export function pointReader(data: Dataset, asked?: InputKind): PointReader {
  const { featureNames } = data;
  const kind = asked ?? (featureNames === undefined ? 'xc' : 'text');
  if (kind === 'xc') return extremeReader(data);
  if (featureNames === undefined)
    throw new UsageError(
      `the features of ${data.name} have no names, so texts cannot be read; --input xc can`,
    );
  const reader = new TextReader(data, featureNames);
  return ({ lines }) => {
    const { features, unknown } = reader.read(lines);
    return { features, unknown };
  };
}

function extremeReader(data: Dataset): PointReader {
  const weight = rowWeighting(data);
  const place = { source: 'stdin', features: data.features, labels: data.labels };
  return ({ firstLine, lines }) => {
    const { features, labels } = readExtremeLines(lines, { ...place, firstLine });
    if (data.weighting === 'tf-idf') checkCounts(features, firstLine);
    const positives = lines.map((_, at) => [
      ...labels.labelIds.subarray(labels.rowStarts[at], labels.rowStarts[at + 1]),
    ]);
    return { features: weight(features), positives };
  };
}

function checkCounts({ rowStarts, columnIds, values }: SparseMatrix, firstLine: number): void {
  const entry = values.findIndex((value) => !(value >= 0 && Number.isInteger(value)));
  if (entry < 0) return;
  const line = firstLine + rowStarts.findLastIndex((start) => start <= entry);
  throw new DataError(
    'stdin',
    line,
    `feature ${columnIds[entry]} has the value ${values[entry]}; the data are weighted by TF-IDF, so values are ` +
      'counts, whole numbers from 0',
  );
}
