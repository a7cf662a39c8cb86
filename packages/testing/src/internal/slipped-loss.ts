import { bowl, powl, type Family, type MulticlassLoss, type Surrogate } from '@owlery/losses';

/** What an ordered weighted loss is made of. */
export interface Part {
  readonly family: Family;
  readonly surrogate: Surrogate;
  readonly weights: readonly number[];
}

/** Where a plain implementation can go wrong. */
export interface Slips {
  /** The rank, from 0, given to the negative at this place; `equal` are the places of the negatives it ties with. */
  rank?: (place: number, equal: readonly number[]) => number;
  /** Compares two negatives of equal score. */
  tie?: (a: number, b: number) => number;
  /** The negatives among all classes. */
  negatives?: (c: number, label: number) => boolean;
  /** Factor on the value of class c. */
  factor?: (c: number) => number;
  /** Factor on the subgradient of class c. */
  slope?: (c: number, label: number) => number;
  /** The weights used in place of those declared. */
  used?: (weights: readonly number[]) => readonly number[];
}

/** A loss written plainly, with slips, for the tests of the laws; without any it passes every law. */
export function slippedLoss(part: Part, slips: Slips = {}): MulticlassLoss {
  const { family, surrogate } = part;
  const {
    rank = (place: number) => place,
    tie = (a, b) => a - b,
    negatives = (c, label) => c !== label,
  } = slips;
  const { factor = () => 1, slope = () => 1, used = (weights) => weights } = slips;
  const build = family === 'powl' ? powl : bowl;
  const declared = build(part);
  function evaluate(weights: readonly number[], f: Float64Array, label: number, out?: Float64Array): number {
    const order = Array.from(f.keys())
      .filter((c) => negatives(c, label))
      .sort((a, b) => f[b] - f[a] || tie(a, b));
    out?.fill(0);
    let value = 0;
    if (family === 'bowl') {
      value = surrogate.value(f[label]);
      if (out) out[label] = slope(label, label) * surrogate.derivative(f[label]);
    }
    order.forEach((c, place) => {
      const equal = order.flatMap((other, at) => (f[other] === f[c] ? [at] : []));
      const weight = (weights[rank(place, equal)] ?? 0) * factor(c);
      const margin = family === 'powl' ? f[label] - f[c] : -f[c];
      value += weight * surrogate.value(margin);
      if (!out) return;
      const slopeHere = weight * surrogate.derivative(margin);
      out[c] -= slope(c, label) * slopeHere;
      if (family === 'powl') out[label] += slope(label, label) * slopeHere;
    });
    return value;
  }
  return {
    ...declared,
    value: (f, label) => evaluate(used(part.weights), f, label),
    subgradient: (f, label, out) => evaluate(used(part.weights), f, label, out),
    withWeights: (weights) => slippedLoss({ ...part, weights: Array.from(weights) }, slips),
  };
}
