import { UsageError } from './usage-error.ts';

/**
 * Runs a check of what the user asked for: a RangeError or TypeError from it is a wrong call,
 * not a failure of the program.
 *
 * @example
 * asUsage(() => surrogateById('hing')); // UsageError: surrogate must be one of hinge, …, got hing
 */
export function asUsage<T>(check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) {
      throw new UsageError(error.message, { cause: error });
    }
    throw error;
  }
}
