import { featureNorms, type FeatureNorms, linearComplexityOnThreads, type Noise } from '@owlery/complexity';
import { type BallId, type ComplexityEstimate, type Points } from '@owlery/complexity';
import { randomStream } from '@owlery/numeric';
import { existsSync } from 'node:fs';
import { type PointFlags, pointsOf } from '../complexity/points-of.ts';
import { whileDrawing } from '../complexity/while-drawing.ts';
import { UsageError } from '../errors/usage-error.ts';
import { defaultThreads } from '../options/default-threads.ts';

/** What a bound may take from a sample in place of the worst case. */
export interface MeasuredSample {
  readonly features: FeatureNorms;
  readonly complexity?: ComplexityEstimate;
}

/** What is measured: the norms of the points, or also the complexity of the scorers by draws. */
export const measures = ['norms', 'complexity'] as const;

/** The sample of that name (a CSV file, a data set or a folder) with its norms. */
export async function samplePoints(name: string, limit: number | undefined): Promise<Points> {
  const flags: PointFlags =
    existsSync(name) && name.endsWith('.csv')
      ? { points: name, ...(limit === undefined ? {} : { limit }) }
      : { data: name, ...(limit === undefined ? {} : { limit }) };
  return (await pointsOf(flags, 0)).points;
}

/** Measures the sample; the complexity only where the route takes one. */
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
