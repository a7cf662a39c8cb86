import { classOf } from '../measured-class.ts';
import { measurement, type Measurement } from '../measurement.ts';
import { sourceOf } from '../sources/source-of.ts';
import { type ChoiceOptions } from './choice-options.ts';
import { choicesOf } from './choices-of.ts';
import { trainedCell, type TrainedCell } from './trained-cell.ts';

/**
 * Which b and k the bound favours, beside those that do best when each training scores as many labels; one part a cell.
 *
 * @throws RangeError for options outside their domains, or a source whose distribution is not known.
 */
export function choiceMeasurement(options: ChoiceOptions): Measurement {
  const { family, samples, keeps, tops, n, scoredLabels, confidence } = options;
  const pairs = samples.flatMap((sample) =>
    keeps.filter((keep) => keep <= sample).map((keep) => ({ sample, keep })),
  );
  return measurement<TrainedCell>({
    words: ['bound choice', family, `n ${n}`],
    parts: pairs.length,
    part: (index) => trainedCell(options, pairs[index]),
    record: async (parts, place) => ({
      ...{ schema: 'owlery.bound-choice/1', ...place },
      ...classOf(options, (await sourceOf(options.source)).data),
      ...{ n, scoredLabels, tops: [...tops], cells: parts.map(({ cell }) => cell) },
      choices: choicesOf(parts, tops, confidence),
    }),
  });
}
