import { checkMiningScheme, type MiningScheme } from '@owlery/mining';

/** One outcome of a sampling scheme: which negatives, a class as often as it was drawn, and how likely. */
export interface EnumeratedSample {
  /** Negatives from 0 to $N-1$. */
  readonly negatives: readonly number[];
  readonly probability: number;
}

/** More outcomes than this are refused. */
const mostOutcomes = 100_000;

/**
 * Every outcome of a uniform sampling scheme with its probability: the oracle for expectations over draws.
 *
 * $$\mathbb E_B\,g(B)=\sum_B \Pr[B]\,g(B)$$
 *
 * Without replacement: the $\binom Nb$ subsets; with replacement: the $N^b$ sequences, copies kept or (for
 * `distinct`) removed; accidental hits: the $\binom{N+1}b$ subsets of all classes, the positive removed. The
 * same outcome may occur in several entries. Probabilities sum to 1 up to rounding.
 *
 * Errors: a RangeError for an impossible scheme, or one with more than 100,000 outcomes. Cost: outcomes times
 * $b$. Source: definition.
 *
 * @example
 * enumerateSamples({ negatives: 2, sample: 1, keep: 1, scheme: 'without-replacement' })
 * // [{ negatives: [0], probability: 0.5 }, { negatives: [1], probability: 0.5 }]
 */
export function enumerateSamples(mining: MiningScheme): EnumeratedSample[] {
  checkMiningScheme(mining);
  const { negatives, sample, scheme } = mining;
  const draws =
    scheme === 'without-replacement'
      ? subsets(negatives, sample)
      : scheme === 'accidental-hits'
        ? subsets(negatives + 1, sample)
        : sequences(negatives, sample);
  return draws.map((draw) => ({
    negatives:
      scheme === 'distinct'
        ? [...new Set(draw)]
        : // The last class stands for the positive.
          draw.filter((c) => c < negatives),
    probability: 1 / draws.length,
  }));
}

function subsets(classes: number, size: number): number[][] {
  return grow(size, (start) => range((start.at(-1) ?? -1) + 1, classes));
}

function sequences(classes: number, size: number): number[][] {
  return grow(size, () => range(0, classes));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}

/** All sequences of a length, one step at a time. */
function grow(size: number, next: (start: number[]) => number[]): number[][] {
  let starts: number[][] = [[]];
  for (let step = 0; step < size; step++) {
    starts = starts.flatMap((start) => next(start).map((c) => [...start, c]));
    if (starts.length > mostOutcomes) {
      throw new RangeError(`a scheme of at most ${mostOutcomes} outcomes can be enumerated, got more`);
    }
  }
  return starts;
}
