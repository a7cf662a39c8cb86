import Fraction from 'fraction.js';

/** What the other side of an exact operation may be. A plain `number` is refused by the types: see {@link rational}. */
export type RationalOperand = Rational | bigint;

/**
 * An exact rational number $s\,n/d$ in lowest terms, with $s \in \{-1, 1\}$, $n \ge 0$ and $d \ge 1$.
 *
 * Every value is an instance of mathjs's BigInt `Fraction`, so it can be handed to any mathjs function.
 * The class is imported from `fraction.js`, the package mathjs itself takes it from, because loading
 * mathjs costs 0.7 s and loading the class 1 ms; a test holds that both give the same class.
 *
 * The interface is narrower than the class: operands are rationals or bigints, never doubles, since
 * `Fraction` would read 0.1 as 1/10 and not as the double it is.
 */
export interface Rational {
  /** Sign: `-1n` or `1n` (zero has `1n`). */
  readonly s: bigint;
  /** Absolute value of the numerator. */
  readonly n: bigint;
  /** Denominator, at least 1. */
  readonly d: bigint;
  add(other: RationalOperand): Rational;
  sub(other: RationalOperand): Rational;
  mul(other: RationalOperand): Rational;
  /** Throws on division by zero. */
  div(other: RationalOperand): Rational;
  /** Negative, zero or positive as `this` is below, equal to or above `other`. */
  compare(other: RationalOperand): number;
  equals(other: RationalOperand): boolean;
  lt(other: RationalOperand): boolean;
  lte(other: RationalOperand): boolean;
  gt(other: RationalOperand): boolean;
  gte(other: RationalOperand): boolean;
  neg(): Rational;
  abs(): Rational;
  /** $1/x$; throws at zero. */
  inverse(): Rational;
}

/**
 * Builds the exact rational $a/b$ in lowest terms.
 *
 * @param numerator $a$: a bigint, a whole number, or a rational.
 * @param denominator $b \ne 0$: likewise; 1 when left out.
 * @throws RangeError for a number that is not whole (use `rationalFromDouble`) and for $b = 0$.
 *
 * Cost: one greatest common divisor. Source: definition.
 * @example
 * formatRational(rational(6, 4)) // '3/2'
 */
export function rational(
  numerator: bigint | number | Rational,
  denominator: bigint | number | Rational = 1n,
): Rational {
  const top = exact('numerator', numerator);
  const bottom = exact('denominator', denominator);
  if (bottom.n === 0n) throw new RangeError('denominator must not be 0');
  return bottom.n === 1n && bottom.d === 1n && bottom.s === 1n ? top : top.div(bottom);
}

function exact(name: string, value: bigint | number | Rational): Rational {
  if (typeof value === 'bigint') return new Fraction(value);
  if (typeof value !== 'number') return value;
  if (!Number.isInteger(value)) {
    throw new RangeError(
      `${name} must be a whole number, got ${value}; rationalFromDouble gives the exact value of a double`,
    );
  }
  return new Fraction(BigInt(value));
}
