import { readdirSync, readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import * as losses from '@owlery/losses';
import * as numeric from '@owlery/numeric';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as testing from './index.ts';

/**
 * Runs the examples of the docstrings and of the README: `expression // value`, or the value as a comment on
 * the next line, must inspect to that value; `// SomeError: message` must follow a line that throws it.
 */
const scope = { fc, ...numeric, ...losses, ...testing };

const docstrings = ['.', './arbitraries'].flatMap((folder) => {
  const place = new URL(`${folder}/`, import.meta.url);
  return readdirSync(place)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .flatMap((name) => {
      const text = readFileSync(new URL(name, place), 'utf8');
      return [...text.matchAll(/@example\n((?: \*.*\n)*?) \*\//g)].map((match) => ({
        place: name,
        code: match[1].replace(/^ \* ?/gm, ''),
      }));
    });
});

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const readmeExample = {
  place: 'README.md',
  code: [...readme.matchAll(/```ts\n([\s\S]*?)```/g)]
    .map((match) =>
      match[1].replace(/^(import|export) .*\n/gm, '').replace('const loss: MulticlassLoss', 'const loss'),
    )
    .join('\n'),
};

interface Check {
  found: string;
  written: string;
}

function run(code: string): Check[] {
  const body = code
    .replace(
      /^(\S.*);?\n\/\/ (\w*Error: .*)$/gm,
      (_, call, error) => `__fails(() => ${call}, ${JSON.stringify(error)});`,
    )
    .replace(
      /^([^/\s].*[^;])\n\/\/ ([[{].*)$/gm,
      (_, call, value) => `__check(${call}, ${JSON.stringify(value)});`,
    )
    .replace(
      /^([^/\s].*?);? \/\/ (.*)$/gm,
      (_, call, value) => `__check(${call}, ${JSON.stringify(value)});`,
    );
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
    expect(docstrings.length).toBeGreaterThanOrEqual(16);
  });

  it.each([...docstrings, readmeExample])('$place', ({ code }) => {
    const checks = run(code);
    expect(checks.length).toBeGreaterThan(0);
    for (const { found, written } of checks) expect(unspaced(found)).toBe(unspaced(written));
  });
});
