import { type Dataset } from '@owlery/data';
import { samplers, samplerNamed } from '@owlery/mining';
import { type RandomStream } from '@owlery/numeric';
import { type TrainingConfig } from '../training-config.ts';

/**
 * Ids of the samplers a run can use. A step's sample is shared by its batch, so it is drawn
 * from all labels and the positives of each example are dropped from it: the scheme
 * `without-replacement`, whose draws avoid one point's positives, is not among them.
 */
export const samplingIds: readonly string[] = samplers
  .map(({ id }) => id)
  .filter((id) => id !== 'without-replacement');

/** Draws the labels that a whole step shares. */
export interface LabelSampler {
  /** The most labels a draw gives. */
  readonly size: number;
  /** Whether a draw can hold a label more than once. */
  readonly repeats: boolean;
  /** Draws labels into `out`, ascending, and returns how many. */
  draw(stream: RandomStream, out: Int32Array): number;
}

const noPositives = new Int32Array(0);

/** The sampler of a configuration: every label for the method `full`, else b draws of its scheme. */
export function labelSampler(config: TrainingConfig, data: Dataset): LabelSampler {
  const { method, sample, sampling } = config;
  if (method === 'full' || sample === undefined) return everyLabel(data.labels);
  const labelCounts = new Float64Array(data.labels);
  for (const label of data.train.labels.labelIds) labelCounts[label]++;
  const scheme = samplerNamed(sampling);
  const sampler = scheme.prepare({ classes: data.labels, labelCounts });
  return {
    size: sample,
    repeats: scheme.keepsCopies,
    draw(stream, out) {
      const drawn = sampler.sample(stream, sample, out, noPositives);
      // Ascending, so that rows are read in order and ties go to the smaller label.
      out.subarray(0, drawn).sort();
      return drawn;
    },
  };
}

function everyLabel(labels: number): LabelSampler {
  return {
    size: labels,
    repeats: false,
    draw(_, out) {
      for (let label = 0; label < labels; label++) out[label] = label;
      return labels;
    },
  };
}
