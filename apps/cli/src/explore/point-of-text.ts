import { type Dataset, type Split } from '@owlery/data';
import { TextReader } from '../predict/text-reader.ts';

/** A text as a point of a data set, and what became of its words. */
export interface PointOfText {
  readonly point: Split;
  readonly known: readonly string[];
  readonly unknown: readonly string[];
}

/**
 * A text as one point: its words that are features of the data, weighted as the points of the data are.
 *
 * @throws {RangeError} when the features of the data have no names.
 */
export function pointOfText(text: string, data: Dataset): PointOfText {
  if (data.featureNames === undefined)
    throw new RangeError(
      `the features of ${data.name} have no names, so no text can be read; pick a test point`,
    );
  const { features, known, unknown } = new TextReader(data, data.featureNames).read([text]);
  const rowStarts = Uint32Array.of(0, 0);
  const labels = { points: 1, labels: data.labels, rowStarts, labelIds: new Uint32Array(0) };
  return { point: { name: 'test', points: 1, features, labels }, known: known[0], unknown: unknown[0] };
}
