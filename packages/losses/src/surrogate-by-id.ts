import { surrogates } from './surrogates.ts';
import { type Surrogate } from './surrogate.ts';

/**
 * The surrogate of the registry that bears a name.
 *
 * Errors: a RangeError that lists the allowed ids. O(1) for the handful there are.
 *
 * @example
 * surrogateById('logistic').title // 'Logistic'
 */
export function surrogateById(id: string): Surrogate {
  const found = surrogates.find((surrogate) => surrogate.id === id);
  if (!found) {
    const allowed = surrogates.map((surrogate) => surrogate.id).join(', ');
    throw new RangeError(`surrogate must be one of ${allowed}, got ${id}`);
  }
  return found;
}
