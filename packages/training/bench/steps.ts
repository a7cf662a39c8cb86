// Examples per second of training steps on synthetic data of the WordNet shape, the split by
// phase, peak memory, and what share of the machine's measured limits that is.
//
//   npx nx bench training
import { synthetic } from '@owlery/data';
import { resourceUsage } from 'node:process';
import {
  type TrainingConfig,
  type TrainingEvent,
  defaultTrainingConfig,
  machineLimits,
  train,
} from '../src/index.ts';

const shape = { points: 65_000, features: 30_000, labels: 16_000, nonZeros: 8, labelsPerPoint: 3 };
const methods: { name: string; change: Partial<TrainingConfig> }[] = [
  { name: 'NS(64)', change: { method: 'ns', sample: 64, keep: 64 } },
  { name: 'SNM(64, 1)', change: { sample: 64, keep: 1 } },
  { name: 'SNM(512, 1)', change: { sample: 512, keep: 1 } },
  { name: 'SNM(64, 1), own draws', change: { sample: 64, keep: 1, sampling: 'without-replacement' } },
];

/**
 * A run and how many cores it kept busy, from the end of the first epoch on, since what comes
 * before holds compilation. These count what threads spin at barriers; `working cores` does not.
 */
async function timedRun(config: TrainingConfig) {
  let [first, last] = [0, 0];
  const onEvent = ({ kind, epoch }: TrainingEvent) => {
    if (kind !== 'epoch') return;
    const { user, system } = process.cpuUsage();
    last = (user + system) / 1e6;
    if (epoch === 1) first = last;
  };
  const { epochs, phases } = await train({ config, data, timed: true, finalSplits: [], onEvent });
  const seconds = epochs.slice(1).reduce((sum, epoch) => sum + epoch.seconds, 0);
  return { epochs, phases, coresUsed: (last - first) / seconds };
}

const data = synthetic({ ...shape, testPoints: 100, seed: 1 });
const limits = machineLimits();
console.log(
  `one core: ${(limits.flops / 1e9).toFixed(1)} GFLOP/s by the product kernel, ${(limits.bytes / 1e9).toFixed(1)} GB/s copying`,
);
const rows = [];
for (const threads of [1, 2]) {
  for (const { name, change } of methods) {
    const config: TrainingConfig = { ...defaultTrainingConfig, ...change, threads, epochs: 8 };
    const { epochs, phases, coresUsed } = await timedRun(config);
    const seconds = epochs.reduce((sum, epoch) => sum + epoch.seconds, 0);
    const rate = Math.max(...epochs.map((epoch) => epoch.examplesPerSecond));
    const examples = epochs.reduce(
      (sum, { examplesPerSecond, seconds }) => sum + examplesPerSecond * seconds,
      0,
    );
    const kept = epochs.reduce((sum, { keptNegatives }) => sum + keptNegatives, 0) / examples;
    const total = Object.values(phases).reduce((sum, milliseconds) => sum + milliseconds, 0);
    const share = (milliseconds: number) => `${Math.round((100 * milliseconds) / total)} %`;
    // Multiply-adds an example: its bag twice, b + 1 scores, and twice what it kept and its positive.
    const { dim, sample = 0 } = config;
    const flops = 2 * dim * (2 * shape.nonZeros + sample + 1 + 2 * (kept + 1));
    const bytes = 4 * dim * (3 * shape.nonZeros + sample + 3 * (kept + 1));
    rows.push({
      method: name,
      threads,
      'examples/s': Math.round(rate),
      ...Object.fromEntries(
        Object.entries(phases).map(([phase, milliseconds]) => [phase, share(milliseconds)]),
      ),
      'of arithmetic': `${((100 * rate * flops) / limits.flops / threads).toFixed(0)} %`,
      'of bandwidth': `${((100 * rate * bytes) / limits.bytes / threads).toFixed(0)} %`,
      'working cores': (total / 1000 / seconds).toFixed(2),
      'cores used': coresUsed.toFixed(2),
      'peak MiB': Math.round(resourceUsage().maxRSS / 1024),
    });
  }
}
console.table(rows);
