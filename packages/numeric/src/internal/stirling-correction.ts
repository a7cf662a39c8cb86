/**
 * What Stirling's formula leaves out, $\delta(x) = \ln\Gamma(x+1) - (x + \tfrac12)\ln x + x - \tfrac12\ln 2\pi$
 * $= \frac1{12x} - \frac1{360x^3} + \dots$, to seven terms: absolute error below $10^{-16}$ for $x \ge 10$.
 */
export function stirlingCorrection(x: number): number {
  const y = 1 / (x * x);
  return (
    (1 / 12 -
      y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y * (1 / 1188 - y * (691 / 360360 - y / 156)))))) /
    x
  );
}
