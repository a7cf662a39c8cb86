import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it('the committed WebAssembly is what the sources compile to', async () => {
  const script = new URL('../../../scripts/compile-wasm.mjs', import.meta.url);
  const { compileWasm } = (await import(fileURLToPath(script))) as {
    compileWasm(entry: string): Promise<string>;
  };
  const committed = await readFile(new URL('./internal/kernels.wasm.ts', import.meta.url), 'utf8');
  expect(await compileWasm('packages/kernels/assembly/index.ts')).toBe(committed);
}, 60_000);
