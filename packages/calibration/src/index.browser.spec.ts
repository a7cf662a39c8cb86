import { build, type Rolldown } from 'vite';
import { expect, it } from 'vitest';

it('is what a browser gets of this package, and needs nothing of Node', async () => {
  const warnings: string[] = [];
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['@owlery/source', 'module', 'browser'] },
    build: {
      write: false,
      minify: false,
      rolldownOptions: {
        input: '@owlery/calibration',
        preserveEntrySignatures: 'strict',
        onLog: (_level, log) => void warnings.push(log.message),
      },
    },
  });
  const [{ exports, moduleIds, imports }] = (result as Rolldown.RolldownOutput).output;
  expect(exports).toEqual(expect.arrayContaining(['certifyCalibration', 'decideCalibration']));
  expect(exports).not.toContain('linearProgramInfima');
  expect(moduleIds.filter((id) => /browser-external|^node:|highs/.test(id))).toEqual([]);
  expect(imports).toEqual([]);
  expect(warnings).toEqual([]);
});
