import { readdirSync, readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import * as numeric from '@owlery/numeric';
import { describe, expect, it } from 'vitest';
import * as losses from './index.ts';

/**
 * Runs the examples of the docstrings and of the README: a line `expression // value` must inspect to that
 * value, a line `// SomeError: message` must follow a line that throws it, other lines are run.
 */
const folder = new URL('.', import.meta.url);
const scope = { ...numeric, ...losses };

const docstrings = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
  .flatMap((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    return [...text.matchAll(/@example\n((?: \*.*\n)*?) \*\//g)].map((match, i) => ({
      place: `${name}, example ${i + 1}`,
      code: match[1].replace(/^ \* ?/gm, ''),
    }));
  });

const readme = readFileSync(new URL('../README.md', folder), 'utf8');
const readmeExamples = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map((match, i) => ({
  place: `README.md, example ${i + 1}`,
  code: match[1].replace(/^import .*\n/gm, ''),
}));

interface Check {
  found: string;
  written: string;
}

function run(code: string): Check[] {
  const body = code
    .replace(
      /^(\S.*)\n\/\/ (\w*Error: .*)$/gm,
      (_, call, error) => `__fails(() => ${call}, ${JSON.stringify(error)});`,
    )
    .replace(/^(\S.*?);? \/\/ (.*)$/gm, (_, call, value) => `__check(${call}, ${JSON.stringify(value)});`);
  const checks: Check[] = [];
  const check = (found: unknown, written: string) => checks.push({ found: inspect(found), written });
  const fails = (call: () => unknown, written: string) => {
    try {
      call();
      checks.push({ found: 'no error', written });
    } catch (error) {
      checks.push({ found: String(error), written });
    }
  };
  new Function(...Object.keys(scope), '__check', '__fails', body)(...Object.values(scope), check, fails);
  return checks;
}

/** Blanks in arrays and objects are a matter of taste. */
const unspaced = (text: string) => text.replace(/\s+/g, '');

describe('examples', () => {
  it('are found', () => {
    expect(docstrings.length).toBeGreaterThan(25);
    expect(readmeExamples.length).toBeGreaterThan(0);
  });

  it.each([...docstrings, ...readmeExamples])('$place', ({ code }) => {
    const checks = run(code);
    expect(checks.length).toBeGreaterThan(0);
    for (const { found, written } of checks) expect(unspaced(found)).toBe(unspaced(written));
  });
});
