import { openStore, type RunRecord, type StoredRecord } from '@owlery/results';
import { execFile, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const bin = fileURLToPath(new URL('../../cli/bin/owlery.mjs', import.meta.url));

/** Runs an `owlery` command to its end. */
export async function owlery(...args: string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [bin, ...args], { maxBuffer: 1e8 });
}

export interface Explorer {
  readonly address: string;
  stop(): void;
}

/** Starts `owlery explore` over a store; it builds the page when that is due. */
export function explore(store: string): Promise<Explorer> {
  const args = [bin, 'explore', '--runs', store, '--port', '0', '--no-open', '--json'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  return new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', (text: string) => {
      const { address } = JSON.parse(text) as { address: string };
      resolve({ address, stop: () => child.kill('SIGINT') });
    });
    child.once('exit', (code) => reject(new Error(`owlery explore ended with ${code}: ${errors}`)));
  });
}

/** A name that would run a script if a page took it for HTML. */
export const hostileName = '<img src=x onerror="window.hurt=1">';

/**
 * Writes a store: a run that was trained, copies of it with other seeds, methods and a hostile name, a claim
 * that fails, a map, a run under way, and files that are no records.
 */
export async function writeStore(folder: string): Promise<void> {
  await owlery(
    ...['train', '--data', 'synthetic:small', '--method', 'snm', '--sample', '8', '--keep', '1'],
    ...['--epochs', '1', '--threads', '1', '--out', folder],
  );
  await owlery(
    ...[
      'map',
      '--family',
      'bowl',
      '--surrogate',
      'hinge',
      '--classes',
      '3',
      '--sample',
      '2',
      '--keep',
      '1,2',
    ],
    ...['--points', '100', '--resolution', '12', '--out', folder],
  );
  const store = openStore(folder);
  const { records } = await store.list();
  const trained = records.find((record): record is RunRecord => record.schema === 'owlery.run/1')!;
  for (const run of copies(trained)) await store.write(run);
  await store.write(failingClaim);
  await mkdir(join(folder, 'under-way'));
  await store.appendEpoch('under-way', trained.epochs[0]);
  await mkdir(join(folder, 'torn'));
  await writeFile(join(folder, 'torn/record.json'), '{"schema":"owlery.r');
  await mkdir(join(folder, 'newer'));
  await writeFile(join(folder, 'newer/record.json'), '{"schema":"owlery.run/9","id":"newer"}');
  await writeFile(join(folder, hostileName.replaceAll('/', '')), '');
}

/** Made-up runs beside the trained one. */
export function copies(trained: RunRecord): RunRecord[] {
  const run = (id: string, keep: number, seed: number, name = trained.data.name): RunRecord => ({
    ...trained,
    id,
    data: { ...trained.data, name },
    config: { ...trained.config, method: keep === 8 ? 'ns' : 'snm', keep, seed },
    metrics: { test: { 'P@1': 0.3 + 0.01 * seed - 0.01 * keep, 'P@3': 0.2, 'P@5': 0.1 } },
  });
  return [
    ...[run('snm-seed-2', 1, 2), run('snm-seed-3', 1, 3), run('ns-seed-1', 8, 1), run('ns-seed-2', 8, 2)],
    run('hostile', 2, 1, hostileName),
  ];
}

const failingClaim: StoredRecord = {
  schema: 'owlery.claims/1',
  id: 'claims',
  createdAt: '2025-01-04T00:00:00.000Z',
  seed: 1,
  claims: [
    {
      ...{ id: 'wrong', title: `Wrong ${hostileName}`, source: 'derived here', seed: 1, seconds: 0.5 },
      statement: `# Wrong\n\n## Statement\n\n$\\theta_1<\\theta_2$ ${hostileName} [x](javascript:alert(1))\n\n## Proof\n\nNone.`,
      ...{
        strength: 'tested',
        holds: false,
        cases: 10,
        counterexample: { theta: [1, 2], note: hostileName },
      },
      checks: [
        {
          ...{ id: 'a', says: `Says ${hostileName}`, strength: 'tested', everyReal: null, holds: false },
          ...{ cases: 10, counterexample: { theta: [1, 2] } },
        },
      ],
    },
  ],
  summary: { claims: 1, holding: 0, failing: 1, seconds: 0.5 },
};
