/** The surrogates of the losses room in single precision, by their place in its registry. */
export const HINGE: i32 = 0;
export const SQUARED_HINGE: i32 = 1;
export const LOGISTIC: i32 = 2;
export const EXPONENTIAL: i32 = 3;
export const SMOOTHED_HINGE: i32 = 4;

/** φ(t). */
export function surrogateValue(surrogate: i32, t: f32): f32 {
  const short: f32 = 1 - t;
  switch (surrogate) {
    case HINGE:
      return max<f32>(short, 0);
    case SQUARED_HINGE:
      return short > 0 ? short * short : 0;
    case LOGISTIC:
      return t > 0 ? log1p(exp(-t)) : -t + log1p(exp(t));
    case EXPONENTIAL:
      return exp(-t);
    default:
      // Huberised hinge with γ = 1: quadratic on (0, 1), linear below.
      return short <= 0 ? 0 : short < 1 ? 0.5 * short * short : short - 0.5;
  }
}

/** An element of −∂φ(t), never negative; at the hinge's kink t = 1 it is 0. */
export function surrogateSlope(surrogate: i32, t: f32): f32 {
  const short: f32 = 1 - t;
  switch (surrogate) {
    case HINGE:
      return short > 0 ? 1 : 0;
    case SQUARED_HINGE:
      return short > 0 ? 2 * short : 0;
    case LOGISTIC:
      return 1 / (1 + exp(t));
    case EXPONENTIAL:
      return exp(-t);
    default:
      return short <= 0 ? 0 : min<f32>(short, 1);
  }
}

// @ts-ignore: decorator
@inline
function exp(x: f32): f32 {
  return NativeMathf.exp(x);
}

// @ts-ignore: decorator
@inline
function log1p(x: f32): f32 {
  return NativeMathf.log1p(x);
}
