import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { moduleFromBase64 } from '@owlery/kernels';
import { describe, expect, it } from 'vitest';
import { wasmBase64 } from '../internal/training.wasm.ts';
import { smallData } from '../small-data.fixture.ts';
import { engineDifferences, engineSetting, engineSettings, hundredSteps } from './engine-laws.ts';
import { contextFields } from './wasm/context-fields.ts';

const data = smallData();

describe.each(Object.entries(engineSettings))('the engines agree on %s', (_, setting) => {
  const config = engineSetting(setting, data);

  it('after 100 steps: losses, counts, parameters, optimiser state, ranking', async () => {
    const plain = await hundredSteps({ ...config, engine: 'js' }, data);
    const wasm = await hundredSteps({ ...config, engine: 'wasm' }, data);
    expect(plain.losses.length).toBeGreaterThan(1000);
    const { tables, losses, ranking, keptNegatives, updatedRows } = engineDifferences(wasm, plain);
    expect([...wasm.tables.keys()].sort()).toEqual([...plain.tables.keys()].sort());
    for (const [name, values] of plain.tables) {
      expect(tables[name], name).toBeLessThan(2e-4);
      // The start alone would agree too: training must have moved every table.
      expect(
        values.some((value) => value !== 0),
        name,
      ).toBe(true);
    }
    expect(Math.max(losses, ranking)).toBeLessThan(2e-4);
    expect(Math.max(keptNegatives, updatedRows)).toBeLessThanOrEqual(2);
  });

  it('and the SIMD engine gives the same bits on 1, 2 and 3 threads', async () => {
    const runs = await Promise.all(
      [1, 2, 3].map((threads) => hundredSteps({ ...config, engine: 'wasm', threads }, data)),
    );
    for (const run of runs.slice(1)) expect(run).toEqual(runs[0]);
  });
});

describe('the SIMD module', () => {
  it('is what the sources compile to', async () => {
    const script = new URL('../../../../scripts/compile-wasm.mjs', import.meta.url);
    const { compileWasm } = (await import(fileURLToPath(script))) as {
      compileWasm(entry: string): Promise<string>;
    };
    const committed = await readFile(new URL('../internal/training.wasm.ts', import.meta.url), 'utf8');
    expect(await compileWasm('packages/training/assembly/index.ts')).toBe(committed);
  }, 120_000);

  it('has a context of as many words as are written', () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    const { exports } = new WebAssembly.Instance(moduleFromBase64(wasmBase64), {
      env: { memory, now: () => 0 },
    });
    expect((exports['contextWords'] as () => number)()).toBe(contextFields.length);
  });
});
