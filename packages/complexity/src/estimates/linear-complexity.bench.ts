import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { randomStream } from '@owlery/numeric';

import {
  gaussianPoints,
  linearComplexity,
  linearComplexityOnThreads,
  type LinearComplexityOptions,
} from '../index.ts';

/**
 * Milliseconds a draw of ‖M‖_* for n = 2,000, d = 300, L = 1,000, ours and NumPy's in one run:
 *
 *     npx nx run complexity:bench
 *
 * NumPy runs oracle/complexity_oracle.py with OWLERY_PYTHON, or oracle/.venv, or python3, whichever has it. Wall
 * clock and processor time are both shown, since on a busy machine only the second means anything.
 */
const [n, d, classes] = [2000, 300, 1000];
const threads = Math.min(2, availableParallelism());
const points = gaussianPoints({ points: n, columns: d, stream: randomStream(1) });

interface Timing {
  readonly wall: number;
  readonly cpu: number;
}

/** The time of one draw, by the difference of a long and a short run: what is done once falls out. */
async function timeOfDraw(run: (draws: number) => Promise<unknown>, draws = 40): Promise<Timing> {
  const [few, many] = [4, 4 + draws];
  await run(few);
  const timed = async (draws: number): Promise<Timing> => {
    const [wall, cpu] = [performance.now(), process.cpuUsage()];
    await run(draws);
    const used = process.cpuUsage(cpu);
    return { wall: performance.now() - wall, cpu: (used.user + used.system) / 1000 };
  };
  const [short, long] = [await timed(few), await timed(many)];
  return { wall: (long.wall - short.wall) / (many - few), cpu: (long.cpu - short.cpu) / (many - few) };
}

function numpy(threadCount: number): Record<string, Timing> | undefined {
  const script = fileURLToPath(new URL('../../oracle/complexity_oracle.py', import.meta.url));
  const own = fileURLToPath(new URL('../../oracle/.venv/bin/python', import.meta.url));
  const pythons = [process.env['OWLERY_PYTHON'], existsSync(own) ? own : undefined, 'python3'];
  for (const python of pythons) {
    if (!python) continue;
    try {
      const text = execFileSync(python, [script, 'bench', `${n}`, `${d}`, `${classes}`, '20'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        env: { ...process.env, OPENBLAS_NUM_THREADS: `${threadCount}` },
      });
      return JSON.parse(text) as Record<string, Timing>;
    } catch {
      // This Python has no NumPy: try the next.
    }
  }
  return undefined;
}

const shown = ({ wall, cpu }: Timing): string =>
  `${wall.toFixed(1).padStart(8)} ms wall ${cpu.toFixed(1).padStart(8)} ms cpu`;

console.log(
  `n = ${n}, d = ${d}, L = ${classes}; ${availableParallelism()} cores, load ${loadavg()[0].toFixed(1)}`,
);
const ours: Record<string, Timing> = {};
for (const ball of ['frobenius', 'nuclear'] as const) {
  const options: LinearComplexityOptions = { ball, classes, radius: 1, points, stream: randomStream(2) };
  ours[ball] = await timeOfDraw(async (draws) => linearComplexity({ ...options, draws }));
  ours[`${ball}, threads`] = await timeOfDraw((draws) =>
    linearComplexityOnThreads({ ...options, draws, threads }),
  );
  console.log(`${ball.padEnd(10)} signs, 1 thread       ${shown(ours[ball])}`);
  console.log(`${ball.padEnd(10)} signs, ${threads} threads      ${shown(ours[`${ball}, threads`])}`);
  const gaussian = await timeOfDraw(
    async (draws) => linearComplexity({ ...options, noise: 'gaussian', draws }),
    200,
  );
  console.log(`${ball.padEnd(10)} gaussian, 1 thread    ${shown(gaussian)}`);
}
for (const count of [...new Set([1, threads])]) {
  const theirs = numpy(count);
  if (!theirs) {
    console.log('NumPy was not found: set OWLERY_PYTHON to a Python that has it; no ratio');
    break;
  }
  for (const ball of ['frobenius', 'nuclear']) {
    const own = ours[count === 1 ? ball : `${ball}, threads`];
    const rivals = [ball, ...(ball === 'nuclear' ? ['nuclear, by the Gram matrix'] : [])];
    for (const rival of rivals) {
      const { wall, cpu } = theirs[rival];
      console.log(
        `NumPy, ${count} thread${count === 1 ? '' : 's'}: ${rival.padEnd(28)} ${shown(theirs[rival])}; ` +
          `NumPy / ours ${(wall / own.wall).toFixed(2)} wall, ${(cpu / own.cpu).toFixed(2)} cpu`,
      );
    }
  }
}
process.exit(0);
