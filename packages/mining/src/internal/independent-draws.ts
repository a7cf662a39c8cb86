import { type RandomStream } from '@owlery/numeric';

import { type NegativeSampler } from '../sampler.ts';
import { checkCount } from './check-sampling.ts';
import { NegativesOfPoint } from './negatives-of-point.ts';

/** A law on the classes that can be drawn from one class at a time. */
export interface ClassLaw {
  probability(label: number): number;
  draw(stream: RandomStream): number;
}

/** When the positives hold more than this share of the mass, redrawing is given up for an error. */
const mostExcluded = 1 - 1e-6;

/**
 * b independent draws from a law on the classes, given that they are negatives: a positive is drawn again,
 * so each is negative c with probability $q(c)/(1 - q(\text{positives}))$; copies are kept.
 */
export function independentDraws(classes: number, law: ClassLaw): NegativeSampler {
  const negatives = new NegativesOfPoint(classes);
  return {
    classes,
    probability: (label) => law.probability(label),
    sample(stream, count, out, positives, begin = 0, end = positives.length) {
      negatives.choose(positives, begin, end);
      checkCount(count, Infinity, undefined, out);
      let excluded = 0;
      for (let i = begin; i < end; i++) excluded += law.probability(positives[i]);
      // Copies of a positive count more than once, so the sum only tells when there may be trouble.
      if (excluded > mostExcluded && massOfPositives(classes, law, negatives) > mostExcluded) {
        throw new RangeError('positives must leave classes that can be drawn, got all of the sampling mass');
      }
      for (let i = 0; i < count; i++) {
        let label = law.draw(stream);
        while (negatives.isPositive(label)) label = law.draw(stream);
        out[i] = label;
      }
      return count;
    },
  };
}

function massOfPositives(classes: number, law: ClassLaw, negatives: NegativesOfPoint): number {
  let mass = 0;
  for (let label = 0; label < classes; label++) {
    if (negatives.isPositive(label)) mass += law.probability(label);
  }
  return mass;
}
