import { checkWholeNumber, parseRational, type Rational } from '@owlery/numeric';

import { probabilityFamilies } from './probability-families.ts';

/** Probabilities by name. */
export interface NamedDistribution {
  readonly probabilities: Float64Array | readonly Rational[];
  /** Relative error of each probability, for `inputError` of `decideCalibration`; 0 for rationals. */
  readonly inputError: number;
}

/**
 * The probabilities that a text such as `zipf:1.2`, `geometric:1/2`, `uniform` or `heads-tail:3,0.9` names.
 *
 * `exact` asks for rationals; a family that has none at its parameters (Zipf with an exponent that is not
 * whole) gives its doubles, which exact mode takes as the numbers they are.
 * Errors: a RangeError for an unknown name, a wrong number of parameters, or parameters not allowed.
 * Cost: O(L).
 *
 * @example
 * namedDistribution('geometric:1/2', 3, true).probabilities.map(formatRational) // ['4/7', '2/7', '1/7']
 */
export function namedDistribution(text: string, classes: number, exact = false): NamedDistribution {
  checkWholeNumber('classes', classes, 2, Infinity);
  const [id, list] = text.split(/:(.*)/s);
  const family = probabilityFamilies.find((entry) => entry.id === id);
  if (family === undefined) {
    const allowed = probabilityFamilies.map((entry) => entry.id).join(', ');
    throw new RangeError(`distribution must be one of ${allowed}, got ${text}`);
  }
  const parameters = list === undefined ? [] : list.split(',').map(parseRational);
  if (parameters.length !== family.parameters.length) {
    const names = family.parameters.map((parameter) => parameter.name).join(',');
    throw new RangeError(`distribution must be written ${names ? `${id}:${names}` : id}, got ${text}`);
  }
  const rationals = exact ? family.exactProbabilities(classes, parameters) : undefined;
  if (rationals !== undefined) return { probabilities: rationals, inputError: 0 };
  return { probabilities: family.probabilities(classes, parameters), inputError: family.relativeError };
}
