import { readFileSync } from 'node:fs';

import { type BallId } from '../balls/ball.ts';
import { type Noise } from '../noise.ts';

/** What the NumPy program beside this package found; oracle/complexity_oracle.py makes the file. */
export interface Oracle {
  readonly cases: readonly {
    readonly name: string;
    readonly n: number;
    readonly d: number;
    readonly classes: number;
    readonly radius: number;
    readonly points: readonly (readonly number[])[];
    readonly balls: readonly {
      readonly ball: BallId;
      readonly noise: Noise;
      readonly mean: number;
      readonly standardError: number;
      readonly draws: number;
      readonly bound: number;
      readonly exact?: number;
    }[];
  }[];
  readonly matrices: readonly {
    readonly rows: number;
    readonly columns: number;
    readonly entries: readonly (readonly number[])[];
    readonly operator: number;
    readonly nuclear: number;
  }[];
}

export const oracle = JSON.parse(
  readFileSync(new URL('../../oracle/complexity-oracle.json', import.meta.url), 'utf8'),
) as Oracle;
