import { ESLint } from 'eslint';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const eslint = new ESLint({ cwd: root });

/** What the boundaries rule says of a file that imports one thing. */
async function complaints(file: string, imported: string): Promise<string[]> {
  const [result] = await eslint.lintText(`import { x } from '${imported}';\nconsole.log(x);\n`, {
    filePath: `${root}${file}`,
  });
  return result.messages
    .filter(({ ruleId }) => ruleId === '@nx/enforce-module-boundaries' || ruleId === 'no-restricted-imports')
    .map(({ message }) => message);
}

describe('imports between rooms', () => {
  it.each([
    ['packages/losses/src/x.ts', '@owlery/mining'],
    ['packages/calibration/src/x.ts', '@owlery/losses'],
    ['packages/training/src/x.ts', '@owlery/data'],
    ['packages/tensorflow/src/x.ts', '@owlery/training'],
    ['packages/tensorflow/src/x.ts', '@tensorflow/tfjs-node'],
    ['packages/figures/src/x.ts', '@owlery/results'],
    ['packages/testing/src/x.ts', '@owlery/losses'],
    ['apps/cli/src/x.ts', '@owlery/figures'],
  ])('%s may import %s', async (file, imported) => {
    expect(await complaints(file, imported)).toEqual([]);
  });

  it.each([
    ['packages/losses/src/x.ts', '@owlery/calibration'],
    ['packages/mining/src/x.ts', '@owlery/testing'],
    ['packages/figures/src/x.ts', '@owlery/training'],
    ['packages/figures/src/x.ts', '@owlery/numeric'],
    ['packages/calibration/src/x.ts', '@owlery/training'],
    ['packages/data/src/x.ts', '@owlery/results'],
    ['packages/results/src/x.ts', '@owlery/figures'],
    ['packages/training/src/x.ts', '@owlery/cli'],
    ['packages/training/src/x.ts', '@owlery/tensorflow'],
    ['apps/cli/src/x.ts', '@owlery/testing'],
  ])('%s may not import %s', async (file, imported) => {
    expect((await complaints(file, imported)).join()).toMatch(
      /can only depend on libs tagged with|Circular dependency/,
    );
  });

  it('TensorFlow is for its own room', async () => {
    for (const file of ['packages/training/src/x.ts', 'apps/cli/src/x.ts'])
      expect(await complaints(file, '@tensorflow/tfjs-node')).toEqual([
        expect.stringContaining('Only packages/tensorflow imports TensorFlow.'),
      ]);
  });

  it('nobody may reach into another room', async () => {
    expect(await complaints('packages/losses/src/x.ts', '../../numeric/src/index.ts')).toHaveLength(1);
    expect(await complaints('packages/losses/src/x.ts', '@owlery/numeric/internal/mix-words')).not.toEqual(
      [],
    );
  });
});
