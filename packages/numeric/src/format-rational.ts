import { type Rational } from './rational.ts';

/**
 * Writes a rational in lowest terms as `3/5`, or as `2` when it is whole; `parseRational` reads it back.
 *
 * @param value any rational.
 *
 * Cost: conversion of two bigints to decimal. Source: definition.
 * @example
 * formatRational(rational(-6, 10)) // '-3/5'
 */
export function formatRational(value: Rational): string {
  const numerator = (value.s * value.n).toString();
  return value.d === 1n ? numerator : `${numerator}/${value.d}`;
}
