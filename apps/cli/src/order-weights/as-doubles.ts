import { rationalToDouble, type Rational } from '@owlery/numeric';
import { type OrderWeights } from './weights-of.ts';

/** Order weights as doubles, the nearest ones where they are rationals. */
export function asDoubles(weights: OrderWeights['weights']): Float64Array {
  const asDouble = (weight: number | Rational): number =>
    typeof weight === 'number' ? weight : rationalToDouble(weight);
  return Float64Array.from<number | Rational>(weights as ArrayLike<number | Rational>, asDouble);
}
