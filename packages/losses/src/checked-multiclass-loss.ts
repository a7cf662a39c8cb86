import { type MulticlassLoss } from './multiclass-loss.ts';

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string' && value !== '';
const isFlag: Check = (value) => typeof value === 'boolean';
const isFunction: Check = (value) => typeof value === 'function';
const isConstant: Check = (value) => typeof value === 'number' && value >= 0;

const required: Readonly<Record<string, readonly [Check, string]>> = {
  id: [isText, 'a name'],
  value: [isFunction, 'a function (scores, label)'],
  subgradient: [isFunction, 'a function (scores, label, out)'],
};

const optional: Readonly<Record<string, readonly [Check, string]>> = {
  classes: [(value) => Number.isInteger(value) && (value as number) >= 2, 'a whole number from 2'],
  convex: [isFlag, 'true or false'],
  symmetric: [isFlag, 'true or false'],
  monotone: [isFlag, 'true or false'],
  translationInvariant: [isFlag, 'true or false'],
  lipschitzAttained: [isFlag, 'true or false'],
  lipschitz: [
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      ['l1', 'l2', 'lInfinity'].every((norm) => isConstant((value as Record<string, unknown>)[norm])),
    'an object with the numbers l1, l2 and lInfinity, each at least 0',
  ],
  topKErrorFactor: [isFunction, 'a function (k)'],
  withWeights: [isFunction, 'a function (weights)'],
  family: [(value) => value === 'powl' || value === 'bowl', 'powl or bowl'],
  weights: [
    (value) => value instanceof Float64Array && value.length >= 1,
    'a Float64Array, one number a negative',
  ],
  surrogate: [
    (value) =>
      typeof value === 'object' && value !== null && isFunction((value as { value?: unknown }).value),
    'a Surrogate',
  ],
};

/**
 * Checks that what a file exports has the shape of a {@link MulticlassLoss}, and returns it as one.
 *
 * The three required fields must be there; each optional field, when there, must have its type; `family`,
 * `surrogate` and `weights` come together. Whether the claims are true is for the law suites. O(1).
 *
 * Errors: a TypeError that names the field, what was found and what is allowed.
 *
 * @example
 * checkedMulticlassLoss({ id: 'mine', value: () => 0 })
 * // TypeError: subgradient of a loss must be a function (scores, label, out), got undefined
 */
export function checkedMulticlassLoss(candidate: unknown): MulticlassLoss {
  if (typeof candidate !== 'object' || candidate === null) {
    throw new TypeError(`a loss must be an object with id, value and subgradient, got ${shown(candidate)}`);
  }
  const fields = candidate as Record<string, unknown>;
  for (const [name, [holds, allowed]] of Object.entries(required)) {
    if (!holds(fields[name])) refuse(name, fields[name], allowed);
  }
  for (const [name, [holds, allowed]] of Object.entries(optional)) {
    if (fields[name] !== undefined && !holds(fields[name])) refuse(name, fields[name], allowed);
  }
  const together = ['family', 'surrogate', 'weights'].filter((name) => fields[name] !== undefined);
  if (together.length > 0 && together.length < 3) {
    throw new TypeError(
      `family, surrogate and weights of a loss come together, got only ${together.join(' and ')}`,
    );
  }
  return candidate as MulticlassLoss;
}

function refuse(name: string, value: unknown, allowed: string): never {
  throw new TypeError(`${name} of a loss must be ${allowed}, got ${shown(value)}`);
}

function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'an array' : 'an object';
  return typeof value === 'function' ? 'a function' : String(value);
}
