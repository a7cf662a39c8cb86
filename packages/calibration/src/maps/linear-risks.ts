import { type Family } from '@owlery/losses';
import { rational, type Rational } from '@owlery/numeric';

/** A linear function of the probabilities: its coefficients by rank. */
export type LinearForm = readonly Rational[];

/** Risks of the hinge on three classes as linear functions of sorted probabilities. */
export interface LinearRisks {
  /** The candidates for the infimum that are right at K. */
  readonly right: readonly LinearForm[];
  /** The candidates that are wrong at K. */
  readonly wrong: readonly LinearForm[];
}

/**
 * The finitely many risks that decide a hinge loss for K at any sorted p: calibrated where some right one is
 * below every wrong one.
 *
 * POWL: R(S) over cut sets S, right with K; BOWL: $2(W_m+T_m)$ over m, right for m = K. Wrong are the
 * others. Exchanging the classes K and K+1 is wrong too, but changes the gap at most, never the verdict (see
 * the README). `theta` has length L − 1. Cost: $2^{L-1}$ forms for a POWL. Source: derived here.
 */
export function linearRisks(family: Family, theta: readonly Rational[], k: number): LinearRisks {
  const classes = theta.length + 1;
  const forms =
    family === 'powl'
      ? Array.from({ length: 2 ** (classes - 1) }, (_, bits) => {
          const cuts = Array.from({ length: classes - 1 }, (_, i) => i + 1).filter(
            (i) => (bits >> (i - 1)) & 1,
          );
          return { separates: cuts.includes(k), form: partitionForm(theta, cuts) };
        })
      : Array.from({ length: classes + 1 }, (_, m) => ({
          separates: m === k,
          form: thresholdForm(theta, m),
        }));
  const right = forms.filter((entry) => entry.separates).map((entry) => entry.form);
  const wrong = forms.filter((entry) => !entry.separates).map((entry) => entry.form);
  return { right, wrong };
}

/** The value of a linear form. */
export function valueAt(form: LinearForm, p: readonly Rational[]): Rational {
  return form.reduce((sum, coefficient, c) => sum.add(coefficient.mul(p[c])), rational(0));
}

function prefix(theta: readonly Rational[], m: number): Rational {
  return theta.slice(0, m).reduce((sum, weight) => sum.add(weight), rational(0));
}

/** A class of a block that ends at b pays $\Theta_{b-1}$, and $\Theta_i$ for every cut i before it. */
function partitionForm(theta: readonly Rational[], cuts: readonly number[]): LinearForm {
  const classes = theta.length + 1;
  return Array.from({ length: classes }, (_, c) => {
    const end = cuts.find((cut) => cut > c) ?? classes;
    return cuts
      .filter((cut) => cut <= c)
      .reduce((sum, cut) => sum.add(prefix(theta, cut)), prefix(theta, end - 1));
  });
}

/** $2(W_m+T_m)$ with $W_m=\Theta_m\sum_cp_c-\theta_mA_m$. */
function thresholdForm(theta: readonly Rational[], m: number): LinearForm {
  const classes = theta.length + 1;
  const own = m > 0 && m < classes ? theta[m - 1] : rational(0);
  return Array.from({ length: classes }, (_, c) =>
    prefix(theta, m)
      .add(c < m ? own.neg() : rational(1))
      .mul(2n),
  );
}
