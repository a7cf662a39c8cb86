import { execFile } from 'node:child_process';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { notice } from '../output/notice.ts';

const workspace = fileURLToPath(new URL('../../../../', import.meta.url));
const explorer = join(workspace, 'apps/explorer');
const site = join(explorer, 'dist/site');
/** What the page is made of. */
const sources = [
  ...['index.html', 'vite.config.ts', 'package.json', 'src', 'public'].map((part) => join(explorer, part)),
  ...['numeric', 'mining', 'losses', 'calibration', 'complexity', 'results', 'figures'].map((room) =>
    join(workspace, 'packages', room, 'src'),
  ),
];

/**
 * The folder of the built page. It is built first when it is missing or older than one of its sources.
 *
 * @throws {Error} with the last words of the build when that fails.
 */
export async function siteFolder(): Promise<string> {
  const built = await modified(join(site, 'index.html'));
  const newest = Math.max(...(await Promise.all(sources.map(newestIn))));
  if (built < newest) {
    notice('building the page, once for these sources (about 10 s) …');
    await build();
  }
  return site;
}

/** Builds beside the place and puts the whole in it, so that no half-built page is ever served. */
async function build(): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  const fresh = join(explorer, 'dist', `building-${process.pid}`);
  await mkdir(fresh, { recursive: true });
  try {
    await promisify(execFile)(process.execPath, [vite, 'build', '--outDir', fresh, '--logLevel', 'error'], {
      cwd: explorer,
      // Whatever it is here, it decides which variant of each library goes into the page.
      env: { ...process.env, NODE_ENV: 'production' },
    });
    await replace(site, fresh);
  } catch (error) {
    const { stderr = '', message } = error as { stderr?: string; message: string };
    throw new Error(`the page cannot be built: ${stderr.trim() || message}`, { cause: error });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** Puts a folder in the place of another; where somebody else did so this very moment, theirs stays. */
async function replace(place: string, fresh: string): Promise<void> {
  const old = `${fresh}-old`;
  await rename(place, old).catch(() => undefined);
  await rename(fresh, place).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
  await rm(old, { recursive: true, force: true });
}

async function newestIn(path: string): Promise<number> {
  const found = await stat(path);
  if (!found.isDirectory()) return found.mtimeMs;
  const files = await readdir(path, { recursive: true });
  return Math.max(0, ...(await Promise.all(files.map((file) => modified(join(path, file))))));
}

/** When a file was written; 0 when there is none. */
async function modified(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
}
