import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const setup = fileURLToPath(new URL('../../scripts/setup-tensorflow.mjs', import.meta.url));

/** What a notebook asks for in its metadata (`owlery.requires`) and this machine lacks, in words; undefined for nothing. */
export function missingFor(notebook) {
  if (notebook.metadata.owlery?.requires !== 'tensorflow') return undefined;
  const { stdout } = spawnSync(process.execPath, [setup, '--status'], { encoding: 'utf8' });
  return stdout.trim() === 'ready'
    ? undefined
    : 'native TensorFlow is not set up here; run: npm run setup:tensorflow';
}
