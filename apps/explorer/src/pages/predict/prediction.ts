/** A label with its name and the score that the model gives it. */
export interface ScoredLabel {
  readonly id: number;
  readonly name: string;
  readonly score: number;
  readonly positive: boolean;
}

/** The document `data/predict.json`: what a model says of a point, and what mining would learn from there. */
export interface Prediction {
  readonly run: string;
  readonly data: string;
  readonly point: { readonly index?: number; readonly points: number; readonly words: readonly string[] };
  readonly unknownWords: readonly string[];
  readonly top: readonly ScoredLabel[];
  readonly positives: readonly ScoredLabel[];
  readonly mining?: {
    readonly sample: number;
    readonly keep: number;
    readonly scheme: string;
    readonly seed: number;
    readonly negatives: readonly (ScoredLabel & { readonly kept: boolean })[];
  };
}
