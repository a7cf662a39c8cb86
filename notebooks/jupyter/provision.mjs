import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const needs = ['requirements.txt', 'kernel/package.json', 'kernel/package-lock.json'];
const windows = process.platform === 'win32';

/** Where Jupyter and the kernel are kept: out of the sight of git, and gone with the other packages. */
export const jupyterFolder = fileURLToPath(
  new URL('../../node_modules/.cache/owlery/jupyter/', import.meta.url),
);

/** The folder's Python; it exists once `provision` has been through. */
export const jupyterPython = join(jupyterFolder, windows ? 'venv/Scripts/python.exe' : 'venv/bin/python');

/**
 * Installs Jupyter and the TypeScript kernel in a folder of their own, in the versions that `requirements.txt` and
 * `kernel/package-lock.json` name; does nothing when they are there.
 *
 * @throws {Error} with one line that says what is missing.
 */
export function provision({ folder = jupyterFolder, env = process.env } = {}) {
  const done = join(folder, 'provisioned');
  const wanted = fingerprint();
  if (existsSync(done) && readFileSync(done, 'utf8') === wanted) return;
  const python = env.OWLERY_PYTHON || (windows ? 'python' : 'python3');
  checkPython(python, env);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of needs) copyFileSync(join(here, name), join(folder, basename(name)));
  console.error('setting up Jupyter and its TypeScript kernel, once');
  run('make a virtual environment', python, ['-m', 'venv', 'venv'], { cwd: folder, env });
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary=:all:'];
  run(
    'install Jupyter',
    join(folder, windows ? 'venv/Scripts/python.exe' : 'venv/bin/python'),
    [...pip, '-r', 'requirements.txt'],
    {
      cwd: folder,
      env,
    },
  );
  const npm = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  run('install the kernel', windows ? 'npm.cmd' : 'npm', npm, { cwd: folder, env, shell: windows });
  writeKernelSpec(folder);
  writeFileSync(done, wanted);
}

/** Jupyter finds the kernel by this file; `JUPYTER_PATH` names the folder that it lies in. */
function writeKernelSpec(folder) {
  const spec = join(folder, 'share/kernels/tslab');
  mkdirSync(spec, { recursive: true });
  // Node warns that it loads ECMAScript modules by `require`, as the kernel does.
  const node = [process.execPath, '--disable-warning=ExperimentalWarning'];
  const kernel = [join(folder, 'node_modules/tslab/bin/tslab'), 'kernel', '--config-path={connection_file}'];
  const described = { argv: [...node, ...kernel], display_name: 'TypeScript', language: 'typescript' };
  writeFileSync(join(spec, 'kernel.json'), JSON.stringify(described, null, 1));
}

function checkPython(python, env) {
  const asked = spawnSync(python, ['-c', 'import sys, venv, ensurepip; print(sys.version_info >= (3, 11))'], {
    env,
    encoding: 'utf8',
  });
  const missing = asked.error ? 'is not there' : asked.status !== 0 ? 'cannot make virtual environments' : '';
  const reason = missing || (asked.stdout.trim() === 'True' ? '' : 'is too old');
  if (reason) {
    throw new Error(
      `the notebooks need Python 3.11 or later with venv, and ${python} ${reason}; install it or name one with OWLERY_PYTHON`,
    );
  }
}

function run(task, command, parts, options) {
  const { status, error, stderr } = spawnSync(command, parts, { ...options, encoding: 'utf8' });
  if (status === 0) return;
  const [reason = `exit code ${status}`] = (error?.message ?? stderr).trim().split('\n').slice(-1);
  throw new Error(`cannot ${task}: ${reason}`);
}

/** Changes with the versions, and with the Node that the kernel is to run on. */
function fingerprint() {
  const hash = createHash('sha256').update(`${process.version} ${process.execPath}\n`);
  for (const name of needs) hash.update(readFileSync(join(here, name)));
  return hash.digest('hex');
}
