import { exponential } from './exponential.ts';
import { hinge } from './hinge.ts';
import { logistic } from './logistic.ts';
import { smoothedHinge } from './smoothed-hinge.ts';
import { squaredHinge } from './squared-hinge.ts';
import { type Surrogate } from './surrogate.ts';

/**
 * Every scalar surrogate $\varphi$ of the project; a new one is tested by being listed here.
 *
 * @example
 * surrogates.map((s) => s.id) // ['hinge', 'squared-hinge', 'logistic', 'exponential', 'smoothed-hinge']
 */
export const surrogates: readonly Surrogate[] = [hinge, squaredHinge, logistic, exponential, smoothedHinge];
