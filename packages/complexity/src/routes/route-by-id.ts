import { type ContractionRoute } from './contraction-route.ts';
import { contractionRoutes } from './contraction-routes.ts';

/**
 * The contraction route of the registry that bears a name.
 *
 * @throws RangeError that lists the allowed names. Cost: O(1). Source: definition.
 *
 * @example
 * routeById('gaussian').title // 'Gaussian comparison'
 */
export function routeById(id: string): ContractionRoute {
  const found = contractionRoutes.find((route) => route.id === id);
  if (!found) {
    const allowed = contractionRoutes.map((route) => route.id).join(', ');
    throw new RangeError(`route must be one of ${allowed}, got ${id}`);
  }
  return found;
}
