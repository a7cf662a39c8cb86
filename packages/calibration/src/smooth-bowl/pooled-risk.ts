import { type Surrogate } from '@owlery/losses';

/**
 * The least risk of one score shared by classes of total probability p and total negative weight w.
 *
 * $$H(p,w)=\inf_{s\in\mathbb R}\ p\,\varphi(s)+w\,\varphi(-s)$$
 *
 * `p`, `w` are finite and at least 0; `surrogate` is a differentiable φ with $\varphi'(0)<0$. The infimum
 * need not be attained: $H(p,0)=p\,\varphi(\infty)$. H is concave and homogeneous of degree 1. Examples:
 * $2\sqrt{pw}$ (exponential), $4pw/(p+w)$ (squared hinge), $p\log\frac{p+w}p+w\log\frac{p+w}w$ (logistic).
 *
 * The minimiser is bracketed and bisected to neighbouring doubles by the sign of the derivative, so the
 * value is off by a few units in the last place. Cost: about 70 derivatives. Source: derived here.
 *
 * @example
 * pooledRisk(exponential, 0.5, 0.5) // 1
 */
export function pooledRisk(surrogate: Surrogate, p: number, w: number): number {
  if (p === 0 || w === 0) return (p + w) * surrogate.value(Infinity);
  const score = pooledScore(surrogate, p, w);
  return p * surrogate.value(score) + w * surrogate.value(-score);
}

/** A minimiser of $p\,\varphi(s)+w\,\varphi(-s)$ for $p, w>0$. */
export function pooledScore(surrogate: Surrogate, p: number, w: number): number {
  const slope = (s: number): number => p * surrogate.derivative(s) - w * surrogate.derivative(-s);
  let low = 0;
  let high = 0;
  const start = slope(0);
  if (start === 0) return 0;
  const direction = start < 0 ? 1 : -1;
  let step = 1;
  while (step < 2 ** 11 && slope(direction * step) * direction < 0) step *= 2;
  if (direction > 0) high = step;
  else low = -step;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return middle;
    if (slope(middle) < 0) low = middle;
    else high = middle;
  }
}
