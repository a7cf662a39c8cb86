import { machineLimits, stepWork, type StepCounts, type StepsMeasured } from '@owlery/training';
import { textTable } from '../output/text-table.ts';

type BenchAnswer = Omit<StepsMeasured, 'counts'> & { readonly shape: string; readonly engine: string };

/** What steps cost, phase by phase beside what the machine could do at best, which is measured here. */
export function benchText(answer: BenchAnswer, counts: StepCounts): string {
  const { shape, engine, threads, examplesPerSecond, stepMs, phasesMs, peakRssMiB, checksum } = answer;
  const limits = machineLimits();
  const work = stepWork(counts);
  const rows = Object.entries(phasesMs).map(([phase, milliseconds]) => {
    const { flops = NaN, bytes = NaN } = work[phase as keyof typeof work] ?? {};
    const share = (amount: number, limit: number) =>
      percent(amount / threads / (milliseconds / 1000) / limit);
    return [phase, milliseconds.toFixed(3), share(flops, limits.flops), share(bytes, limits.bytes)];
  });
  return [
    `${shape} by ${engine} on ${threads} ${threads === 1 ? 'thread' : 'threads'}: ` +
      `${Math.round(examplesPerSecond).toLocaleString('en')} examples/s, ` +
      `a step ${stepMs.median.toFixed(3)} ms (median), ${stepMs.min.toFixed(3)} ms (least)`,
    textTable(['phase', 'ms a step', 'of arithmetic', 'of bandwidth'], rows),
    `one core: ${(limits.flops / 1e9).toFixed(1)} GFLOP/s by the float32 kernel, ` +
      `${(limits.bytes / 1e9).toFixed(1)} GB/s copying; scores by 16-bit products can pass its 100 %`,
    `peak memory ${Math.round(peakRssMiB).toLocaleString('en')} MiB, parameters sha-256 ${checksum}`,
  ].join('\n\n');
}

function percent(share: number): string {
  return Number.isFinite(share) ? `${Math.round(100 * share)} %` : '';
}
