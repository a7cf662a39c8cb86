import { checkWholeNumber, randomStream, type RandomStream } from '@owlery/numeric';
import { type Dataset } from './dataset.ts';
import { assembleDataset } from './internal/assemble-dataset.ts';
import { DistinctDraws } from './internal/distinct-draws.ts';
import { SplitBuilder } from './internal/split-builder.ts';
import { scattered, zipfRank } from './internal/zipf.ts';
import { type Split, type SplitName } from './split.ts';

export interface SyntheticOptions {
  /** Training points, from 1. */
  readonly points: number;
  /** From 1. */
  readonly features: number;
  /** From 1. */
  readonly labels: number;
  /** Features of each point, from 1 to `features`. */
  readonly nonZeros: number;
  /** A whole number: the same options and seed give the same data set. */
  readonly seed: number;
  /** Labels of each point, from 1 to `labels`; by default 1. */
  readonly labelsPerPoint?: number;
  /** Test points, from 1; by default a quarter of `points`, rounded up. */
  readonly testPoints?: number;
  /** The chance, in [0, 1], that a feature is typical of one of the point's labels; by default 0.5. */
  readonly signal?: number;
  /** The name of the data set; by default it tells the sizes. */
  readonly name?: string;
}

/** How many features are typical of a label. */
const typicalCount = 8;

/**
 * A data set of any shape, for benchmarks and tests: labels and features come with Zipf-like
 * frequencies, and a point's features tell something of its labels.
 *
 * The chance of rank $r = 0, \ldots, n - 1$ is $\ln\frac{r + 2}{r + 1} / \ln(n + 1)$ (log-uniform, near
 * $1/(r+1)$), for labels and for background features; which id has which rank is scattered. A point draws
 * its labels, then each feature: with chance `signal` one of the 8 that belong to one of its labels,
 * else a background one; a feature drawn before gives way to the next free id. Values are counts,
 * geometric with mean 2, then TF-IDF with rows of norm 1.
 *
 * Cost: $O(\text{points}\cdot\text{nonZeros} + \text{features} + \text{labels})$, about ten million
 * entries a second.
 *
 * @throws RangeError when an option is out of its range.
 *
 * @example
 * ```ts
 * const shape = { points: 1000, features: 5000, labels: 300, nonZeros: 20 };
 * const dataset = synthetic({ ...shape, seed: 1 });
 * ```
 */
export function synthetic(options: SyntheticOptions): Dataset {
  const shape = checkedShape(options);
  const { features, labels, seed } = shape;
  const typical = new Uint32Array(labels * typicalCount);
  const stream = randomStream(seed, 'synthetic', 'typical features');
  for (let at = 0; at < typical.length; at++) typical[at] = stream.below(features);
  return assembleDataset(
    {
      name: options.name ?? `synthetic:${shape.points}x${features}x${labels}`,
      train: drawSplit('train', shape.points, shape, typical),
      test: drawSplit('test', shape.testPoints, shape, typical),
      source: `generated from ${JSON.stringify(shape)}`,
      notes: [],
    },
    'tf-idf',
  );
}

type Shape = Required<Omit<SyntheticOptions, 'name'>>;

function checkedShape(options: SyntheticOptions): Shape {
  const { points, features, labels, nonZeros, seed, labelsPerPoint = 1, signal = 0.5 } = options;
  checkWholeNumber('points', points, 1, 2 ** 32 - 1);
  checkWholeNumber('features', features, 1, 2 ** 32 - 1);
  checkWholeNumber('labels', labels, 1, 2 ** 29 - 1);
  checkWholeNumber('nonZeros', nonZeros, 1, features, 'features');
  checkWholeNumber('labelsPerPoint', labelsPerPoint, 1, labels, 'labels');
  const testPoints = options.testPoints ?? Math.ceil(points / 4);
  checkWholeNumber('testPoints', testPoints, 1, 2 ** 32 - 1);
  if (!(signal >= 0 && signal <= 1)) throw new RangeError(`signal must be from 0 to 1, got ${signal}`);
  return { points, features, labels, nonZeros, seed, labelsPerPoint, testPoints, signal };
}

function drawSplit(name: SplitName, points: number, shape: Shape, typical: Uint32Array): Split {
  const stream = randomStream(shape.seed, 'synthetic', name);
  const labelDraws = new DistinctDraws(shape.labels, shape.labelsPerPoint);
  const featureDraws = new DistinctDraws(shape.features, shape.nonZeros);
  const counts = new Float32Array(shape.nonZeros);
  const labelOf = scattered(shape.labels);
  const featureOf = scattered(shape.features);
  const builder = new SplitBuilder();
  for (let point = 0; point < points; point++) {
    const ids = labelDraws.draw(() => labelOf(zipfRank(stream, shape.labels)));
    const columns = featureDraws.draw(() =>
      stream.uniform() < shape.signal
        ? typical[ids[stream.below(ids.length)] * typicalCount + stream.below(typicalCount)]
        : featureOf(zipfRank(stream, shape.features)),
    );
    for (let entry = 0; entry < counts.length; entry++) counts[entry] = geometricCount(stream);
    builder.add(columns, counts, ids);
  }
  return builder.build(name, shape.features, shape.labels);
}

/** 1, 2, 3, … with chance 1/2, 1/4, 1/8, … */
const geometricCount = (stream: RandomStream) => 1 + Math.clz32(stream.nextUint32());
