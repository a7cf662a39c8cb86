import { type Ball } from './ball.ts';
import { balls } from './balls.ts';

/**
 * The ball of the registry that bears a name.
 *
 * @throws RangeError that lists the allowed names. Cost: O(1). Source: definition.
 *
 * @example
 * ballById('row').dual // '\\sum_c\\lVert m_c\\rVert_2'
 */
export function ballById(id: string): Ball {
  const found = balls.find((ball) => ball.id === id);
  if (!found)
    throw new RangeError(`ball must be one of ${balls.map((ball) => ball.id).join(', ')}, got ${id}`);
  return found;
}
