import { type Dataset } from '@owlery/data';
import { samplers, samplerNamed } from '@owlery/mining';
import { type RandomStream } from '@owlery/numeric';
import { longestRow } from '../engines/chunk-shape.ts';
import { type TrainingConfig } from '../training-config.ts';

/**
 * Ids of the samplers a run can use.
 *
 * With `without-replacement` each example draws from its own negatives. Every other scheme
 * draws once a step from all labels, for the whole batch, and an example's positives are
 * dropped from its sample.
 */
export const samplingIds: readonly string[] = samplers.map(({ id }) => id);

/** Draws the labels whose scores a step forms. */
export interface LabelSampler {
  /** The most labels a draw gives. */
  readonly size: number;
  /** Whether one draw serves the whole batch, or each example draws for itself. */
  readonly shared: boolean;
  /** Whether a draw can hold a label more than once. */
  readonly repeats: boolean;
  /**
   * Draws labels into `out` and returns how many. A shared draw ascends and knows no
   * positives; an example's own draw avoids positives [begin, end).
   */
  draw(stream: RandomStream, out: Int32Array, positives: Uint32Array, begin: number, end: number): number;
}

/**
 * The sampler of a configuration: every label for the method `full`, else b draws of its scheme.
 *
 * @throws {RangeError} when a point has too few negatives for b different ones of its own.
 */
export function labelSampler(config: TrainingConfig, data: Dataset): LabelSampler {
  const { method, sample, sampling } = config;
  if (method === 'full' || sample === undefined) return everyLabel(data.labels);
  const labelCounts = new Float64Array(data.labels);
  for (const label of data.train.labels.labelIds) labelCounts[label]++;
  const scheme = samplerNamed(sampling);
  const sampler = scheme.prepare({ classes: data.labels, labelCounts });
  const repeats = scheme.keepsCopies;
  if (sampling === 'without-replacement') {
    const fewest = data.labels - longestRow(data.train.labels.rowStarts);
    if (sample > fewest) {
      throw new RangeError(
        `sample must be at most the negatives of every training point, ${fewest} here, got ${sample}`,
      );
    }
    const draw: LabelSampler['draw'] = (stream, out, positives, begin, end) =>
      sampler.sample(stream, sample, out, positives, begin, end);
    return { size: sample, shared: false, repeats, draw };
  }
  const draw: LabelSampler['draw'] = (stream, out, positives) => {
    const drawn = sampler.sample(stream, sample, out, positives, 0, 0);
    // Ascending, so that rows are read in order and ties go to the smaller label.
    out.subarray(0, drawn).sort();
    return drawn;
  };
  return { size: sample, shared: true, repeats, draw };
}

function everyLabel(labels: number): LabelSampler {
  const draw: LabelSampler['draw'] = (_, out) => {
    for (let label = 0; label < labels; label++) out[label] = label;
    return labels;
  };
  return { size: labels, shared: true, repeats: false, draw };
}
