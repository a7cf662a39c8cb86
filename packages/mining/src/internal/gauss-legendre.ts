/** Nodes and weights of Gauss and Legendre's rule on [0, 1]. */
export interface QuadratureRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

const rules = new Map<number, QuadratureRule>();

/**
 * The rule of the given order, exact for polynomials of degree 2·order − 1: the roots of the Legendre
 * polynomial by Newton's method from their asymptotic places (Abramowitz and Stegun 25.4.29, 22.16.6).
 */
export function gaussLegendre(order: number): QuadratureRule {
  let rule = rules.get(order);
  if (rule === undefined) {
    const nodes = new Float64Array(order);
    const weights = new Float64Array(order);
    for (let i = 0; i < order; i++) {
      let x = Math.cos((Math.PI * (order - i - 0.25)) / (order + 0.5));
      let slope = 1;
      for (let step = 0; step < 8; step++) {
        const [value, previous] = legendre(order, x);
        slope = (order * (x * value - previous)) / (x * x - 1);
        x -= value / slope;
      }
      nodes[i] = (1 + x) / 2;
      weights[i] = 1 / ((1 - x * x) * slope * slope);
    }
    rule = { nodes, weights };
    rules.set(order, rule);
  }
  return rule;
}

/** The Legendre polynomials of order n and n − 1 at x. */
function legendre(n: number, x: number): [number, number] {
  let previous = 1;
  let value = x;
  for (let i = 2; i <= n; i++) {
    [previous, value] = [value, ((2 * i - 1) * x * value - (i - 1) * previous) / i];
  }
  return n === 0 ? [1, 0] : [value, previous];
}
