import { readdirSync, readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import ts from 'typescript';
import * as losses from '@owlery/losses';
import * as numeric from '@owlery/numeric';
import { describe, expect, it } from 'vitest';

import * as complexity from './index.ts';

/**
 * Runs the examples of the docstrings and of the README. A statement followed by `// value` must inspect to that
 * value; one followed by a line `// SomeError: message` must throw it; the others are run.
 */
const folder = new URL('.', import.meta.url);
const scope = { ...numeric, ...losses, ...complexity };

const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && !name.endsWith('.bench.ts'),
);
const docstrings = sources.flatMap((name) =>
  [...readFileSync(new URL(name, folder), 'utf8').matchAll(/@example\n((?: \*.*\n)*?) \*\//g)].map(
    (match) => ({ place: name, code: match[1].replace(/^ \* ?/gm, '') }),
  ),
);
const readme = readFileSync(new URL('../README.md', folder), 'utf8');
const readmeExamples = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map((match, i) => ({
  place: `README.md, example ${i + 1}`,
  code: match[1].replace(/^import [\s\S]*?;\n/gm, ''),
}));

interface Check {
  readonly found: string;
  readonly written: string;
}

const AsyncFunction = (async () => {}).constructor as new (
  ...parts: string[]
) => (...values: unknown[]) => Promise<void>;

async function run(code: string): Promise<Check[]> {
  const checks: Check[] = [];
  const body = code
    .replace(
      /^(\S.*?);?\n\/\/ (\w*Error: .*)$/gm,
      (_, call, error) => `await __fails(async () => ${call}, ${JSON.stringify(error)});`,
    )
    .replace(
      /^(?!const |\/\/)(\S.*?);? \/\/ (.*)$/gm,
      (_, expression, value) => `__check(${expression}, ${JSON.stringify(value)});`,
    );
  const { outputText } = ts.transpileModule(`async function __example() {\n${body}\n}`, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const check = (found: unknown, written: string) => void checks.push({ found: inspect(found), written });
  const fails = async (call: () => Promise<unknown>, written: string) => {
    const found = await call().then(() => 'no error', String);
    checks.push({ found, written });
  };
  const names = [...Object.keys(scope), '__check', '__fails'];
  const example = new AsyncFunction(...names, `${outputText}\nreturn __example();`);
  await example(...Object.values(scope), check, fails);
  return checks;
}

/** Blanks in arrays and objects are a matter of taste. */
const unspaced = (text: string): string => text.replace(/\s+/g, '');

describe('examples', () => {
  it('are found', () => {
    expect(docstrings.length).toBeGreaterThan(40);
    expect(readmeExamples.length).toBeGreaterThan(0);
  });

  it.each([...docstrings, ...readmeExamples])('$place', async ({ code }) => {
    const checks = await run(code);
    expect(checks.length).toBeGreaterThan(0);
    for (const { found, written } of checks) expect(unspaced(found)).toBe(unspaced(written));
  });

  it('stand in every file that exports a function or a registry', () => {
    const without = sources
      .filter((name) => !name.includes('internal') && name !== 'index.ts')
      .filter((name) =>
        /^export (async )?(function|const) /m.test(readFileSync(new URL(name, folder), 'utf8')),
      )
      .filter((name) => !docstrings.some(({ place }) => place === name));
    expect(without).toEqual([]);
  });
});
