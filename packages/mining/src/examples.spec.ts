import { readdirSync, readFileSync } from 'node:fs';

import * as numeric from '@owlery/numeric';
import { describe, expect, it } from 'vitest';

import * as mining from './index.ts';

const room = { ...numeric, ...mining };

/*
 * Runs the `@example` of every docstring: lines that end in `;` set up, any other line is an expression with
 * what it gives behind `//`, or on the next line. Numbers that end in `...` are compared as far as printed.
 */
const folder = new URL('.', import.meta.url);
const documented = readdirSync(folder)
  .filter(
    (file) =>
      file.endsWith('.ts') &&
      file !== 'index.ts' &&
      !file.endsWith('.spec.ts') &&
      !file.endsWith('.bench.ts'),
  )
  .map((file) => ({ file, source: readFileSync(new URL(file, folder), 'utf8') }))
  .filter(({ source }) => /^export (function|const \w+: Sampler) /m.test(source))
  .map(({ file, source }) => ({ file, examples: examplesOf(source) }));

interface Example {
  readonly setup: string;
  readonly code: string;
  readonly expected: string;
}

function examplesOf(source: string): Example[] {
  return [...source.matchAll(/@example\n([\s\S]*?)\*\//g)].flatMap(([, block]) => {
    const lines = block.split('\n').map((line) => line.replace(/^\s*\* ?/, '').trimEnd());
    const examples: Example[] = [];
    let setup = '';
    lines.forEach((line, i) => {
      if (line.endsWith(';')) setup += line;
      const [, code, expected = lines[i + 1]?.replace(/^\/\/ /, '')] =
        /^([^/].*?)(?: \/\/ (.*))?$/.exec(line) ?? [];
      if (code !== undefined && !line.endsWith(';')) examples.push({ setup, code, expected });
    });
    return examples;
  });
}

function run({ setup, code }: Example): unknown {
  return new Function(...Object.keys(room), `${setup} return (${code});`)(...Object.values(room));
}

/** A number, or the numbers of an array, against `0.6, 0.3, 0` or `2.484...`. */
function matchNumbers(value: unknown, expected: string): void {
  const values = typeof value === 'number' ? [value] : Array.from(value as ArrayLike<number>);
  const texts = expected.split(', ');
  expect(values).toHaveLength(texts.length);
  texts.forEach((text, i) => {
    if (text.endsWith('...')) expect(String(values[i])).toContain(text.slice(0, -3));
    else expect(Math.abs(values[i] - Number(text))).toBeLessThanOrEqual(1e-14 * Math.abs(Number(text)));
  });
}

describe.each(documented)('$file', ({ examples }) => {
  it('has an example', () => expect(examples).not.toHaveLength(0));

  it.each(examples)('$code', (example) => {
    const { expected } = example;
    const error = /^(\w*Error): (.*)$/.exec(expected);
    if (error !== null) expect(() => run(example)).toThrow(error[2]);
    else if (/^[-\d][\d.e+-]*(, |$)/.test(expected)) matchNumbers(run(example), expected);
    else expect(run(example)).toEqual(new Function(`return (${expected});`)());
  });
});
