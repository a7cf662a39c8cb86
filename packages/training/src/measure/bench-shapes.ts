/** The sizes of a training step, without the data: what decides its cost. */
export interface BenchShape {
  readonly features: number;
  readonly labels: number;
  /** Features of each point. */
  readonly nonZeros: number;
  readonly labelsPerPoint: number;
  /** d, columns of the embedding. */
  readonly dim: number;
  /** n, examples a step. */
  readonly batch: number;
  /** b unless asked otherwise. */
  readonly sample: number;
  /** Steps before the clock starts, while the engine's code is still being compiled. */
  readonly warmUp: number;
}

/** Shapes of known tasks, by their names. */
export const benchShapes = {
  amazon670k: {
    ...{ features: 135_909, labels: 670_091, nonZeros: 75, labelsPerPoint: 5 },
    ...{ dim: 512, batch: 256, sample: 2048, warmUp: 12 },
  },
  eurlex57k: {
    ...{ features: 30_000, labels: 4271, nonZeros: 200, labelsPerPoint: 5 },
    ...{ dim: 256, batch: 128, sample: 512, warmUp: 60 },
  },
  wordnet: {
    ...{ features: 30_000, labels: 16_000, nonZeros: 8, labelsPerPoint: 3 },
    ...{ dim: 64, batch: 64, sample: 64, warmUp: 1000 },
  },
} as const satisfies Readonly<Record<string, BenchShape>>;

export type BenchShapeName = keyof typeof benchShapes;
