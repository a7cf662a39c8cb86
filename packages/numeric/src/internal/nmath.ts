import * as nmath from 'lib-r-math.js';

/**
 * The functions of R's nmath that this room uses, with the types they have; the declarations that
 * `lib-r-math.js` ships leave them untyped under Node's module resolution.
 */
interface Nmath {
  lgamma(x: number): number;
  lchoose(n: number, k: number): number;
  qt(p: number, degreesOfFreedom: number): number;
  qbeta(p: number, shape1: number, shape2: number): number;
  pchisq(q: number, degreesOfFreedom: number, ncp: undefined, lowerTail: boolean): number;
}

export const { lgamma, lchoose, qt, qbeta, pchisq } = nmath as unknown as Nmath;
