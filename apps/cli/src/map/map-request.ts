import { type Family } from '@owlery/losses';
import { type UniformScheme } from '@owlery/mining';

/** What is mapped: a loss under mining, for every b of `samples` and k of `keeps` with k ≤ b. */
export interface MapRequest {
  readonly family: Family;
  readonly surrogate: string;
  readonly scheme: UniformScheme;
  readonly classes: number;
  readonly samples: readonly number[];
  readonly keeps: readonly number[];
}

/** The pairs of b and k that a map holds. */
export function pairsOf({ samples, keeps }: MapRequest): { sample: number; keep: number }[] {
  return samples.flatMap((sample) =>
    keeps.filter((keep) => keep <= sample).map((keep) => ({ sample, keep })),
  );
}
