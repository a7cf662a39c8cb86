import { contractionRoutes } from '../routes/contraction-routes.ts';
import { generalisationBound } from './generalisation-bound.ts';
import { type GeneralisationBoundOptions } from './generalisation-bound-options.ts';
import { type GeneralisationBound } from './generalisation-bound-result.ts';

/**
 * The generalisation bound by every route whose constants are proved.
 *
 * $$\text{route}\mapsto\hat{\mathbb E}\,\ell_\theta+2\,\text{route}(F)+3B\sqrt{\ln(2/\delta)/(2n)}$$
 *
 * @param options as for `generalisationBound`, without `route`; a measured `complexity` would fit one route only
 *   and is left out.
 * @returns bounds by the names of the routes: `maurer`, `gaussian`, `sup-norm`.
 * @throws RangeError as there.
 *
 * Cost: that of a bound a route. Source: derived here.
 * @example
 * const bounds = boundsByRoute({ family: 'bowl', surrogate: 'hinge', classes: 5, weights: [1, 0, 0, 0],
 *   points: 400, norm: 1, featureRadius: 1, delta: 0.05 });
 * Object.entries(bounds).map(([route, { total }]) => `${route} ${total.toFixed(3)}`) // ['maurer 1.262', 'gaussian 1.211', 'sup-norm 4.815']
 */
export function boundsByRoute(
  options: Omit<GeneralisationBoundOptions, 'route' | 'complexity'>,
): Readonly<Record<string, GeneralisationBound>> {
  return Object.fromEntries(
    contractionRoutes
      .filter(({ constants }) => constants === 'proved')
      .map((route) => [route.id, generalisationBound({ ...options, route })]),
  );
}
