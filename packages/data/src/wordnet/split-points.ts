import { randomStream } from '@owlery/numeric';
import { hashSplit } from '../hash-split.ts';

/** A synset as a point, before words and labels have ids. */
export interface Point {
  /** All words of the definition in their order. */
  readonly key: string;
  readonly words: readonly string[];
  readonly labels: readonly number[];
}

/** The points of each part, in their order. */
export interface Parts {
  readonly train: readonly Point[];
  readonly dev?: readonly Point[];
  readonly test: readonly Point[];
}

/** 80/10/10 by a hash of the words of the definition. */
export function splitByGloss(points: readonly Point[]): Parts {
  const keys = points.map(({ key }) => key);
  const { train, dev, test } = hashSplit(keys, { train: 0.8, dev: 0.1, test: 0.1 }, 'wordnet');
  const pick = (positions: Uint32Array) => Array.from(positions, (position) => points[position]);
  return { train: pick(train), dev: pick(dev), test: pick(test) };
}

/** 80/20 by point, whatever its definition. */
export function splitAtRandom(points: readonly Point[]): Parts {
  const order = randomStream(0, 'wordnet', 'split').shuffle(Uint32Array.from(points.keys()));
  const trained = Math.round(0.8 * points.length);
  const pick = (positions: Uint32Array) => Array.from(positions.sort(), (position) => points[position]);
  return { train: pick(order.slice(0, trained)), test: pick(order.slice(trained)) };
}
