/** An iteration used up its steps before it was as near as it promises: there is no result. */
export class ConvergenceError extends Error {
  override readonly name = 'ConvergenceError';
}
