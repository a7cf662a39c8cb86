import { type Surrogate } from '@owlery/losses';
import { rational, type Rational } from '@owlery/numeric';

/** Two rationals with a real number between them. */
export interface Enclosure {
  readonly low: Rational;
  readonly high: Rational;
}

const unit = 1n << 64n;
const terms = 24;

/**
 * Rational bounds on a surrogate at a rational margin $|t|\le1$, apart by less than $2^{-50}$: exact for the
 * surrogates that map rationals to rationals, by Taylor series with their remainders for `exponential` and
 * `logistic`. It throws for any other.
 */
export function surrogateEnclosure(surrogate: Surrogate, t: Rational): Enclosure {
  if (surrogate.exactValue) {
    const value = surrogate.exactValue(t);
    return { low: value, high: value };
  }
  if (t.abs().gt(1n)) throw new RangeError('the margin of an enclosure must lie between -1 and 1');
  const power = exponentialEnclosure(t.neg());
  if (surrogate.id === 'exponential') return power;
  if (surrogate.id === 'logistic') {
    return {
      low: logarithmEnclosure(power.low.add(1n)).low,
      high: logarithmEnclosure(power.high.add(1n)).high,
    };
  }
  throw new RangeError(`no enclosure is known for ${surrogate.id}`);
}

/** $e^x$, $|x|\le1$: the terms after the n-th sum to less than twice the first of them. */
function exponentialEnclosure(x: Rational): Enclosure {
  let term = rational(1);
  let total = term;
  for (let i = 1; i <= terms; i++) {
    term = term.mul(x).div(BigInt(i));
    total = total.add(term);
  }
  const rest = term.abs().mul(x.abs()).mul(2n);
  return outward({ low: total.sub(rest), high: total.add(rest) });
}

/** $\log z=2\,\mathrm{artanh}\,y$ with $y=\frac{z-1}{z+1}$, for $z\ge1$. */
function logarithmEnclosure(z: Rational): Enclosure {
  const y = z.sub(1n).div(z.add(1n));
  const square = y.mul(y);
  let power = y;
  let total = rational(0);
  for (let i = 0; i < 2 * terms; i++) {
    total = total.add(power.div(BigInt(2 * i + 1)));
    power = down(power.mul(square));
  }
  // Roundings leave each power short by less than 2/unit; what is left out is a geometric series.
  const lost = rational(BigInt(2 * terms), unit).add(
    power.add(rational(2n, unit)).div(rational(1).sub(square)),
  );
  return outward({ low: total.mul(2n), high: total.add(lost).mul(2n) });
}

const floor = ({ s, n, d }: Rational): bigint => (s > 0n || n % d === 0n ? (s * n) / d : (s * n) / d - 1n);
const down = (x: Rational): Rational => rational(floor(x.mul(unit)), unit);
const outward = ({ low, high }: Enclosure): Enclosure => ({
  low: down(low),
  high: down(high).add(rational(1n, unit)),
});
