/**
 * Loader hooks that read the workspace's TypeScript sources. A source is translated by esbuild once and
 * kept in node_modules/.cache until it changes, which starts a command in half the time of a general loader
 * (tsx): those also serve CommonJS, other extensions and tsconfig paths, which these sources do without.
 */
import { mkdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const workspaceUrl = new URL('../../../', import.meta.url).href;
const workspace = fileURLToPath(workspaceUrl);
const cache = join(workspace, 'node_modules/.cache/owlery/sources-1');

/** The workspace's packages name their sources under the export condition `@owlery/source`. */
export function resolve(specifier, context, next) {
  if (specifier.endsWith('.ts') && specifier.startsWith('.')) {
    return { url: new URL(specifier, context.parentURL).href, format: 'module', shortCircuit: true };
  }
  if (!specifier.startsWith('@owlery/')) return next(specifier, context);
  // A file elsewhere, such as a loss that a researcher states, sees the packages as the workspace does.
  const parentURL = isHere(context.parentURL) ? context.parentURL : import.meta.url;
  return next(specifier, { ...context, parentURL, conditions: ['@owlery/source', ...context.conditions] });
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  return { format: 'module', source: await translated(fileURLToPath(url)), shortCircuit: true };
}

/** A kept translation bears the time of its source; any other time, earlier or later, makes it stale. */
async function translated(path) {
  if (!isHere(pathToFileURL(path).href)) return (await translation(path)).code;
  const { mtime } = statSync(path);
  const kept = `${join(cache, relative(workspace, path))}.mjs`;
  try {
    if (Math.abs(statSync(kept).mtimeMs - mtime.getTime()) < 1) return readFileSync(kept, 'utf8');
  } catch {
    // It was never translated.
  }
  const { code } = await translation(path);
  try {
    mkdirSync(dirname(kept), { recursive: true });
    const temporary = `${kept}.${process.pid}`;
    writeFileSync(temporary, code);
    utimesSync(temporary, mtime, mtime);
    renameSync(temporary, kept);
  } catch {
    // A folder that cannot be written to costs time, nothing else.
  }
  return code;
}

async function translation(path) {
  const { transform } = await import('esbuild');
  return transform(readFileSync(path, 'utf8'), {
    ...{ loader: 'ts', format: 'esm', target: 'node20' },
    ...{ sourcefile: path, sourcemap: 'inline', sourcesContent: false },
  });
}

/** Whether a file belongs to the workspace; only such translations are kept. */
function isHere(url) {
  return url !== undefined && url.startsWith(workspaceUrl);
}
