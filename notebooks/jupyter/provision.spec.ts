import { mkdtempSync, existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { missingFor } from './missing-for.mjs';
import { provision } from './provision.mjs';

const folder = mkdtempSync(join(tmpdir(), 'owlery-jupyter-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('provision', () => {
  it.each([
    ['is not there', join(folder, 'no-python')],
    ['cannot make virtual environments', process.execPath],
  ])('says in one line that Python %s, and leaves nothing', (reason, python) => {
    const target = join(folder, 'jupyter');
    const asked = () => provision({ folder: target, env: { ...process.env, OWLERY_PYTHON: python } });
    expect(asked).toThrow(
      `the notebooks need Python 3.11 or later with venv, and ${python} ${reason}; install it or name one with OWLERY_PYTHON`,
    );
    expect(existsSync(target)).toBe(false);
  });
});

it('a lesson that is not there is named, with those that are', () => {
  const run = fileURLToPath(new URL('run.mjs', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [run, '9-nothing.ipynb'], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^no lesson is called 9-nothing\.ipynb; there are 1-from-sampling.*\n$/);
});

it('a notebook that asks for nothing lacks nothing', () => {
  expect(missingFor({ metadata: {} })).toBeUndefined();
});
