import { type Dataset } from '@owlery/data';
import { describe, expect, it } from 'vitest';
import { type EngineOptions, engineOptions } from '../engines/engine-options.ts';
import { JsEngine } from '../engines/js/js-engine.ts';
import { WasmEngine } from '../engines/wasm/wasm-engine.ts';
import { labelSampler } from '../planning/sampling.ts';
import { smallData } from '../small-data.fixture.ts';
import { train } from '../train.ts';
import { type TrainingConfig, checkTrainingConfig, defaultTrainingConfig } from '../training-config.ts';
import { checkMemory } from './check-memory.ts';
import { MemoryError } from './memory-error.ts';
import { trainingMemory } from './training-memory.ts';

const MiB = 2 ** 20;
const GiB = 2 ** 30;
const small = smallData();

function optionsOf(change: Partial<TrainingConfig>, data: Dataset = small): EngineOptions {
  const config = checkTrainingConfig({ ...defaultTrainingConfig, sample: 8, ...change }, data.labels);
  return engineOptions(config, data, labelSampler(config, data));
}

/** The data of a small set, said to have as many labels and features as Amazon-670K. */
function largeData(): Dataset {
  const [features, labels] = [135_909, 670_091];
  const train = { ...small.train, labels: { ...small.train.labels, labels } };
  return { ...small, features, labels, train };
}

describe('the plan of memory', () => {
  it('counts parameters and momentum of the Amazon-670K shape, which fit in one memory', () => {
    const memory = trainingMemory(optionsOf({ dim: 512, sample: 2048, batch: 256 }, largeData()));
    expect(memory.parameters).toBe(4 * 512 * (670_091 + 135_909));
    expect(memory.optimiser).toBe(4 * 512 * 670_091);
    // All the rest is small beside it.
    expect(memory.total).toBeLessThan(1.1 * (memory.parameters + memory.optimiser));
    expect(memory.shared).toBeLessThan(4 * GiB);
  });

  it.each([{}, { hidden: 8 }, { optimiser: 'adagrad', hidden: 8 }, { momentum: 0 }] as const)(
    'counts what the engines hold: %j',
    async (change) => {
      for (const engine of ['js', 'wasm'] as const) {
        const options = optionsOf({ ...change, engine, dim: 16 });
        const made = engine === 'js' ? new JsEngine(options) : new WasmEngine(options);
        const bytes = (role: string) =>
          made.tables
            .filter((table) => table.role === role)
            .reduce((sum, { values }) => sum + values.byteLength, 0);
        const memory = trainingMemory(options);
        expect(memory.parameters).toBe(bytes('parameter'));
        expect(memory.optimiser).toBe(bytes('optimiser'));
        const { parameters, optimiser, data, scratch } = memory;
        expect(memory.total).toBe(parameters + optimiser + data + scratch);
        expect(memory.shared).toBeLessThanOrEqual(memory.total);
        await made.close();
      }
    },
  );
});

describe('memory is refused', () => {
  const needed = {
    ...{ parameters: 1000 * MiB, optimiser: 900 * MiB, data: 50 * MiB, scratch: 50 * MiB },
    ...{ total: 2000 * MiB, shared: 1950 * MiB },
  };
  const words = '2,000 MiB of memory (parameters 1,000, optimiser state 900, data 50, scratch 50)';

  it('where the machine or what is free is less than the plan, and not where it just fits', () => {
    expect(() => checkMemory(needed, { total: 2000 * MiB, free: 2000 * MiB })).not.toThrow();
    expect(() => checkMemory(needed, { total: 4000 * MiB, free: 1999.9 * MiB })).toThrow(
      new MemoryError(
        `training needs ${words}; of the 4,000 MiB that this process may have, 1,999 MiB are free`,
      ),
    );
    expect(() => checkMemory(needed, { total: 1999 * MiB, free: 9000 * MiB })).toThrow('1,999 MiB are free');
  });

  it('beyond what one WebAssembly memory holds, however large the machine', () => {
    const machine = { total: 1024 * GiB, free: 1024 * GiB };
    expect(() => checkMemory({ ...needed, shared: 4 * GiB }, machine)).not.toThrow();
    expect(() => checkMemory({ ...needed, shared: 4 * GiB + 1 }, machine)).toThrow(
      `training needs ${words}; the engine wasm keeps it in one WebAssembly memory, which holds at most 4,096 MiB`,
    );
  });

  it.each(['js', 'wasm'] as const)('before the engine %s allocates', async (engine) => {
    const config = { ...defaultTrainingConfig, engine, dim: 65_536, hidden: 0, sample: 8 };
    let planned = 0;
    const before = process.memoryUsage().arrayBuffers;
    const run = train({ config, data: largeData(), onMemory: ({ total }) => (planned = total) });
    await expect(run).rejects.toBeInstanceOf(MemoryError);
    expect(planned).toBeGreaterThan(300 * GiB);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * MiB);
  });
});
