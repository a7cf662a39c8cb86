import { type ContractionRoute } from './contraction-route.ts';
import { fosterRakhlinRoute } from './foster-rakhlin-route.ts';
import { gaussianRoute } from './gaussian-route.ts';
import { leiRoute } from './lei-route.ts';
import { maurerRoute } from './maurer-route.ts';
import { supNormRoute } from './sup-norm-route.ts';

/**
 * Every contraction route of the project; a new one is tested by being listed here.
 *
 * @example
 * contractionRoutes.filter((route) => route.constants === 'proved').map((route) => route.id) // ['maurer', 'gaussian', 'sup-norm']
 */
export const contractionRoutes: readonly ContractionRoute[] = [
  maurerRoute,
  gaussianRoute,
  supNormRoute,
  leiRoute,
  fosterRakhlinRoute,
];
