// Executes the lessons by Jupyter and writes each as a page to reports/notebooks:
//
//   node notebooks/jupyter/run.mjs              every lesson; `npx nx notebooks` builds the packages first
//   node notebooks/jupyter/run.mjs 2-con*.ipynb these alone
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jupyterFolder, jupyterPython, provision } from './provision.mjs';
import { missingFor } from './missing-for.mjs';

const require = createRequire(import.meta.url);
const here = fileURLToPath(new URL('.', import.meta.url));
const lessons = join(here, '..');
const pages = join(here, '../../reports/notebooks');

try {
  const names = chosen(process.argv.slice(2));
  provision();
  process.exitCode = execute(names);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function chosen(names) {
  const all = readdirSync(lessons).filter((name) => name.endsWith('.ipynb'));
  const unknown = names.map((name) => basename(name)).find((name) => !all.includes(name));
  if (unknown) throw new Error(`no lesson is called ${unknown}; there are ${all.join(', ')}`);
  return names.length > 0 ? names.map((name) => basename(name)) : all;
}

function execute(names) {
  const ready = names.filter((name) => {
    const missing = missingFor(JSON.parse(readFileSync(join(lessons, name), 'utf8')));
    if (missing) console.log(`${name}: skipped; ${missing}`);
    return !missing;
  });
  mkdirSync(join(pages, 'assets'), { recursive: true });
  cpSync(require.resolve('plotly.js-dist/plotly.js'), join(pages, 'assets/plotly.js'));
  cpSync(dirname(require.resolve('katex/dist/katex.min.css')), join(pages, 'assets/katex'), {
    recursive: true,
  });
  const paths = ready.map((name) => join(lessons, name));
  const { status } = spawnSync(jupyterPython, [join(here, 'lessons.py'), pages, ...paths], {
    stdio: 'inherit',
    env: {
      ...process.env,
      JUPYTER_PATH: join(jupyterFolder, 'share'),
      // Nothing of the user's own Jupyter takes part.
      JUPYTER_CONFIG_DIR: join(jupyterFolder, 'config'),
      JUPYTER_RUNTIME_DIR: join(jupyterFolder, 'runtime'),
      IPYTHONDIR: join(jupyterFolder, 'ipython'),
      PYTHONWARNINGS: 'ignore',
      OWLERY_PAGE_HAS_PLOTLY: '1',
    },
  });
  if (status === 0) console.log(`pages: ${pages}`);
  return status ?? 1;
}
