import { synthetic } from '@owlery/data';
import { engineDifferences, engineSetting, engineSettings, hundredSteps } from '@owlery/training/engine-laws';
import { describe, expect, it } from 'vitest';
import { makeTensorflowEngine } from '../make-tensorflow-engine.ts';
import { noTensorflow, tf } from '../native.fixture.ts';

const shape = { points: 220, features: 60, labels: 30, nonZeros: 4, labelsPerPoint: 2 };
const data = synthetic({ ...shape, seed: 1 });
const threads = 2;

describe.skipIf(noTensorflow).each(Object.entries(engineSettings))(
  'the engine tfjs agrees with the plain one on %s',
  (_, setting) => {
    const config = engineSetting({ ...setting, threads }, data);

    it('after 100 steps: losses, counts, parameters, optimiser state, ranking', async () => {
      const plain = await hundredSteps({ ...config, engine: 'js' }, data);
      const before = tf.memory().numTensors;
      const native = await hundredSteps({ ...config, engine: 'tfjs' }, data, makeTensorflowEngine);
      expect(tf.memory().numTensors).toBe(before);
      expect(plain.losses.length).toBeGreaterThan(1000);
      expect([...native.tables.keys()].sort()).toEqual([...plain.tables.keys()].sort());
      const { tables, losses, ranking, keptNegatives, updatedRows } = engineDifferences(native, plain);
      expect(Math.max(losses, ranking, ...Object.values(tables))).toBeLessThan(2e-4);
      expect(Math.max(keptNegatives, updatedRows)).toBeLessThanOrEqual(2);
    });
  },
);
