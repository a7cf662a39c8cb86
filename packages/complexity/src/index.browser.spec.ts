import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/** The files that a file imports, directly or not, and the packages they ask for. */
function reach(file: string, seen = new Set<string>(), packages = new Set<string>()): Set<string> {
  if (seen.has(file)) return packages;
  seen.add(file);
  const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|export|\}).*from '([^']+)';$/gm);
  for (const [statement, from] of imports) {
    if (/^(?:import|export) type/.test(statement)) continue;
    if (from.startsWith('.')) reach(join(dirname(file), from), seen, packages);
    else packages.add(from);
  }
  return packages;
}

it('what the browser gets asks for nothing that only Node has', () => {
  const at = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
  expect([...reach(at('./index.browser.ts'))].sort()).toEqual([
    '@owlery/losses',
    '@owlery/mining',
    '@owlery/numeric',
    'ml-matrix',
  ]);
  expect([...reach(at('./index.ts'))]).toContain('@owlery/kernels');
});
