import { readdirSync, readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

it('imports nothing that a browser lacks, and not all of mathjs', () => {
  const folder = new URL('.', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !/\.(spec|bench)\.ts$/.test(file),
  );
  const imported = files.flatMap((file) =>
    [
      ...readFileSync(new URL(file, folder), 'utf8').matchAll(
        /^(?:import|export) .*? from '([^.'][^']*)'/gms,
      ),
    ].map(([, name]) => name),
  );
  expect(new Set(imported)).toEqual(
    new Set(['@noble/hashes/sha2.js', 'fraction.js', 'jstat', 'pure-rand/generator/xoroshiro128plus']),
  );
});
