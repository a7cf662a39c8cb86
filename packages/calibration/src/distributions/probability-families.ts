import { geometric } from './geometric.ts';
import { headsAndTail } from './heads-and-tail.ts';
import { type ProbabilityFamily } from './probability-family.ts';
import { uniform } from './uniform.ts';
import { zipf } from './zipf.ts';

/**
 * Every named family of probabilities; a new one is tested by being listed.
 *
 * @example
 * probabilityFamilies.map((family) => family.id) // ['zipf', 'geometric', 'uniform', 'heads-tail']
 */
export const probabilityFamilies: readonly ProbabilityFamily[] = [zipf, geometric, uniform, headsAndTail];
