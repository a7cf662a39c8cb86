import { families, snmWeights, surrogateById, type Family, type Surrogate } from '@owlery/losses';
import { checkWholeNumber } from '@owlery/numeric';

import { ballById } from '../balls/ball-by-id.ts';
import { type Ball } from '../balls/ball.ts';
import { type GeneralisationBoundOptions } from '../bounds/generalisation-bound-options.ts';
import { type ContractionRoute } from '../routes/contraction-route.ts';
import { routeById } from '../routes/route-by-id.ts';

/** Refuses options of a bound that are outside their domains, and looks up the names. */
export function checkedBoundOptions(options: GeneralisationBoundOptions): {
  family: Family;
  surrogate: Surrogate;
  weights: Float64Array;
  ball: Ball;
  route: ContractionRoute;
  delta: number;
  complexityOf: 'sample' | 'distribution';
} {
  const { family, classes, points, norm, featureRadius, columns, delta, top } = options;
  if (!families.includes(family)) throw new RangeError(`family must be powl or bowl, got ${family}`);
  checkWholeNumber('classes', classes, 2, Infinity);
  checkWholeNumber('points', points, 1, Infinity);
  if (columns !== undefined) checkWholeNumber('columns', columns, 1, Infinity);
  if (top !== undefined) checkWholeNumber('top', top, 1, classes - 1, 'classes - 1');
  atLeastZero('norm', norm);
  atLeastZero('featureRadius', featureRadius);
  if (options.empiricalLoss !== undefined) atLeastZero('empiricalLoss', options.empiricalLoss);
  if (!(delta > 0 && delta < 1)) throw new RangeError(`delta must lie between 0 and 1, got ${delta}`);
  const { surrogate, ball = 'frobenius', route, complexityOf = 'sample' } = options;
  const chosenBall = typeof ball === 'string' ? ballById(ball) : ball;
  const chosenRoute = typeof route === 'string' ? routeById(route) : route;
  checkMeasured(options, chosenRoute, complexityOf);
  if (
    chosenBall.id === 'entrywise' &&
    chosenRoute.norm === 'l2' &&
    !options.features &&
    !options.complexity
  ) {
    if (columns === undefined) throw new RangeError('columns must be given for the entrywise ball, got none');
  }
  return {
    family,
    surrogate: typeof surrogate === 'string' ? surrogateById(surrogate) : surrogate,
    weights: weightsOf(options.weights, classes - 1),
    ball: chosenBall,
    route: chosenRoute,
    delta,
    complexityOf,
  };
}

function atLeastZero(name: string, value: number): void {
  if (!(value >= 0 && value < Infinity)) {
    throw new RangeError(`${name} must be a number of at least 0, got ${value}`);
  }
}

function weightsOf(weights: GeneralisationBoundOptions['weights'], negatives: number): Float64Array {
  if ('sample' in weights) return snmWeights(weights).weights(negatives);
  if (weights.length !== negatives) {
    throw new RangeError(`weights must hold classes - 1 = ${negatives} numbers, got ${weights.length}`);
  }
  return Float64Array.from(weights, (weight, j) => {
    if (!(weight >= 0 && weight < Infinity)) {
      throw new RangeError(`weights must be finite and at least 0, got ${weight} at rank ${j + 1}`);
    }
    return weight;
  });
}

function checkMeasured(
  options: GeneralisationBoundOptions,
  route: ContractionRoute,
  complexityOf: 'sample' | 'distribution',
): void {
  const { features, complexity, points, classes } = options;
  if (complexityOf !== 'sample' && complexityOf !== 'distribution') {
    throw new RangeError(`complexityOf must be sample or distribution, got ${String(complexityOf)}`);
  }
  if (complexityOf === 'distribution' && (features || complexity)) {
    throw new RangeError('a measured sample bounds the complexity of the sample, not of the distribution');
  }
  if (features && features.points !== points) {
    throw new RangeError(`features must be of points = ${points} points, got ${features.points}`);
  }
  if (!complexity) return;
  if (route.noise !== complexity.noise) {
    const needed = route.noise ? `of ${route.noise} noise` : 'left out';
    throw new RangeError(
      `complexity must be ${needed} for the route ${route.id}, got ${complexity.noise} noise`,
    );
  }
  if (complexity.points !== points || complexity.classes !== classes) {
    throw new RangeError(
      `complexity must be of ${points} points and ${classes} classes, got ${complexity.points} and ${complexity.classes}`,
    );
  }
}
