// The same training steps by this engine and by PyTorch, on the same data, one after the other in turn; the
// ratios of each round and their spread. First it is checked that both come to the same losses and parameters.
//
//   npx nx bench:peers
//   node --conditions=@owlery/source --import tsx packages/training/bench/peers.ts --shapes wordnet --rounds 3
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type BenchShapeName, benchShapes } from '../src/index.ts';
import { stepsOf } from './peers/steps-of.ts';
import { torchPython } from './peers/torch-environment.ts';
import { writeProblem } from './peers/write-problem.ts';

const { values: asked } = parseArgs({
  options: {
    shapes: { type: 'string', default: 'amazon670k,eurlex57k,wordnet' },
    rounds: { type: 'string', default: '5' },
    threads: { type: 'string', default: String(Math.min(2, cpus().length)) },
  },
});
const [rounds, threads] = [Number(asked.rounds), Number(asked.threads)];
const peers = ['hand', 'autograd'] as const;
const script = fileURLToPath(new URL('./peers/torch_steps.py', import.meta.url));
const owlery = fileURLToPath(new URL('../../../apps/cli/bin/owlery.mjs', import.meta.url));

/** What is compared: b and k, and how many steps take a second or two. */
const comparisons: { shape: BenchShapeName; sample: number; keep: number; steps: number }[] = [
  { shape: 'amazon670k', sample: 2048, keep: 1, steps: 60 },
  { shape: 'amazon670k', sample: 256, keep: 1, steps: 60 },
  { shape: 'eurlex57k', sample: 512, keep: 1, steps: 300 },
  { shape: 'wordnet', sample: 64, keep: 1, steps: 3000 },
];

interface Measured {
  readonly examplesPerSecond: number;
  readonly stepMs: { readonly min: number };
}

function json(program: string, args: readonly string[]): Measured {
  const { status, stdout, error } = spawnSync(program, args, {
    stdio: ['ignore', 'pipe', 2],
    encoding: 'utf8',
  });
  if (status !== 0)
    throw new Error(`${program} ${args.join(' ')} failed${error ? `: ${error.message}` : ''}`);
  return JSON.parse(stdout) as Measured;
}

/** The largest difference of two lists of numbers, relative to 1 + their size. */
function difference(found: Float32Array, expected: Float32Array): number {
  if (found.length !== expected.length) return Infinity;
  return found.reduce(
    (worst, value, i) => Math.max(worst, Math.abs(value - expected[i]) / (1 + Math.abs(value))),
    0,
  );
}

async function checkAgreement(python: string, folder: string): Promise<void> {
  for (const keep of [1, 3]) {
    const shape = { ...benchShapes.wordnet, labels: 2000, warmUp: 0 };
    const options = { shape, engine: 'wasm', sample: 64, keep, threads, steps: 50 } as const;
    writeProblem(folder, options);
    const ours = await stepsOf(options);
    for (const peer of peers) {
      json(python, [script, folder, peer, String(threads), '--keep-results']);
      const differences = Object.entries(ours).map(([name, numbers]) => {
        const bytes = readFileSync(join(folder, `${name}.${peer}.bin`));
        return [name, difference(new Float32Array(Uint8Array.from(bytes).buffer), numbers)] as const;
      });
      const text = differences.map(([name, worst]) => `${name} ${worst.toExponential(1)}`).join(', ');
      console.log(
        `after 50 steps with k = ${keep}, largest relative differences from PyTorch ${peer}: ${text}`,
      );
      if (differences.some(([, worst]) => !(worst < 2e-4)))
        throw new Error('PyTorch and the engine do not agree');
    }
  }
}

function spread(ratios: number[]): string {
  const sorted = [...ratios].sort((a, b) => a - b);
  return `${sorted[sorted.length >> 1].toFixed(2)} (${sorted[0].toFixed(2)}–${sorted[sorted.length - 1].toFixed(2)})`;
}

const folder = mkdtempSync(join(tmpdir(), 'owlery-peers-'));
try {
  const python = torchPython();
  await checkAgreement(python, folder);
  const rows = [];
  for (const { shape, sample, keep, steps } of comparisons) {
    if (!asked.shapes.split(',').includes(shape)) continue;
    writeProblem(folder, { shape: benchShapes[shape], engine: 'wasm', sample, keep, threads, steps });
    const own = [
      'bench',
      '--shape',
      shape,
      '--sample',
      sample,
      '--keep',
      keep,
      '--steps',
      steps,
      '--threads',
      threads,
    ];
    const ratios: Record<string, number[]> = {};
    const best = new Map<string, number>();
    const note = (name: string, ratio: number) => (ratios[name] ??= []).push(ratio);
    for (let round = 0; round < rounds; round++) {
      const ours = json(process.execPath, [owlery, ...own.map(String), '--json']);
      best.set('owlery', Math.max(best.get('owlery') ?? 0, ours.examplesPerSecond));
      for (const peer of peers) {
        const theirs = json(python, [script, folder, peer, String(threads)]);
        best.set(peer, Math.max(best.get(peer) ?? 0, theirs.examplesPerSecond));
        note(`to ${peer}`, ours.examplesPerSecond / theirs.examplesPerSecond);
        note(`to ${peer}, least step`, theirs.stepMs.min / ours.stepMs.min);
      }
    }
    rows.push({
      shape: `${shape} b=${sample} k=${keep}`,
      ...Object.fromEntries([...best].map(([name, rate]) => [`${name}, examples/s`, Math.round(rate)])),
      ...Object.fromEntries(Object.entries(ratios).map(([name, list]) => [name, spread(list)])),
    });
  }
  console.table(rows);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
