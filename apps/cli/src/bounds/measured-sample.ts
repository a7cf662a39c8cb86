import {
  type BallId,
  type ComplexityEstimate,
  featureNorms,
  type FeatureNorms,
  linearComplexityOnThreads,
  type Noise,
  type Points,
} from '@owlery/complexity';
import { randomStream } from '@owlery/numeric';
import { whileDrawing } from '../complexity/while-drawing.ts';
import { UsageError } from '../errors/usage-error.ts';
import { defaultThreads } from '../options/default-threads.ts';

/** What is measured: the norms of the points, or also the complexity of the scorers. */
export const measures = ['norms', 'complexity'] as const;

/** What a bound may take from a sample in place of the worst case. */
export interface MeasuredSample {
  readonly features: FeatureNorms;
  readonly complexity?: ComplexityEstimate;
}

/** Measures a sample; its complexity under the noise of a route, which some routes have none of. */
export async function measuredSample(
  points: Points,
  options: {
    readonly measure: (typeof measures)[number];
    readonly noise: Noise | undefined;
    readonly ball: BallId;
    readonly classes: number;
    readonly norm: number;
    readonly seed: number;
  },
): Promise<MeasuredSample> {
  const features = featureNorms(points);
  const { measure, noise, ball, classes, norm: radius, seed } = options;
  if (measure === 'norms') return { features };
  if (noise === undefined) throw new UsageError('--measure complexity is for the routes maurer and gaussian');
  const stream = randomStream(seed, 'complexity', 'draws');
  const question = { ball, noise, classes, radius, points, stream, threads: defaultThreads() };
  const complexity = await whileDrawing((onProgress) =>
    linearComplexityOnThreads({ ...question, onProgress }),
  );
  return { features, complexity };
}
