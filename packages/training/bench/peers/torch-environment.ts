import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const requirements = ['torch==2.15.0', 'numpy==2.4.6'];

/**
 * The Python of an environment with PyTorch in the cache folder, made on first use: minutes, and 5 GB.
 *
 * @throws {Error} where it cannot be made.
 */
export function torchPython(): string {
  const caches = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  const folder = join(caches, 'owlery', `peers-${requirements[0].replace('==', '-')}`);
  const python = join(folder, 'bin', 'python');
  const works = () => existsSync(python) && spawnSync(python, ['-c', 'import torch, numpy']).status === 0;
  if (works()) return python;
  process.stderr.write(`making a Python environment with ${requirements.join(' and ')} in ${folder}\n`);
  run('python3', ['-m', 'venv', folder]);
  run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...requirements]);
  if (!works()) throw new Error(`PyTorch in ${folder} does not start; remove the folder to try again`);
  return python;
}

function run(program: string, args: readonly string[]): void {
  const { status, error } = spawnSync(program, args, { stdio: ['ignore', 2, 2] });
  if (status !== 0)
    throw new Error(`${program} ${args.join(' ')} failed${error ? `: ${error.message}` : ''}`);
}
