import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const packages = ['numpy>=1.26,<3', 'onnxruntime==1.32.0', 'safetensors==0.8.0'];
const cache = fileURLToPath(new URL('../../../../node_modules/.cache/owlery', import.meta.url));
const folder = join(cache, 'python-export-1');

/** Runs a program of Python on arguments and returns what it printed. */
export type Python = (program: string, ...args: string[]) => Promise<string>;

/**
 * A Python with NumPy, onnxruntime and safetensors, for tests; they are fetched from Python's index once.
 *
 * @returns the reason where there is none.
 */
export async function pythonForExports(): Promise<Python | string> {
  try {
    await run('python3', ['--version']);
  } catch {
    return 'there is no python3';
  }
  if (!existsSync(folder)) {
    const building = `${folder}.${process.pid}`;
    try {
      await mkdir(dirname(building), { recursive: true });
      const pip = [
        '-m',
        'pip',
        'install',
        '--quiet',
        '--disable-pip-version-check',
        '--only-binary',
        ':all:',
      ];
      await run('python3', [...pip, '--target', building, ...packages], { timeout: 240_000 });
      // Another test run may have been faster.
      await rename(building, folder).catch(() => undefined);
    } catch (error) {
      const { stderr = '', message } = error as Error & { stderr?: string };
      return `pip cannot install ${packages.join(', ')}: ${stderr.trim().split('\n').at(-1) || message}`;
    } finally {
      await rm(building, { recursive: true, force: true });
    }
  }
  const env = { ...process.env, PYTHONPATH: folder };
  return async (program, ...args) => (await run('python3', ['-c', program, ...args], { env })).stdout;
}
