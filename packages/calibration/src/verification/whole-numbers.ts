import { formatRational, parseRational } from '@owlery/numeric';

import { demand } from './refusal.ts';

/** A list of rationals as numerators over one denominator. */
export interface WholeNumbers {
  readonly values: readonly bigint[];
  readonly denominator: bigint;
}

/** Reads rationals in lowest terms and brings them to one denominator. */
export function wholeNumbers(name: string, texts: readonly string[]): WholeNumbers {
  const rationals = texts.map((text, i) => {
    let value;
    try {
      value = parseRational(text);
    } catch {
      demand(false, `${name}[${i}] is no number: ${text}`);
    }
    demand(formatRational(value) === text, `${name}[${i}] is not in lowest terms: ${text}`);
    return value;
  });
  let denominator = 1n;
  for (const { d } of rationals) {
    let [a, b] = [denominator, d];
    while (b !== 0n) [a, b] = [b, a % b];
    denominator *= d / a;
  }
  return { values: rationals.map(({ s, n, d }) => s * n * (denominator / d)), denominator };
}
