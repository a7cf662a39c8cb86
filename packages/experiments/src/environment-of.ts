import { type RunRecord } from '@owlery/results';
import { availableParallelism, cpus } from 'node:os';

/** The machine and the Node.js that this process runs on. */
export function environmentOf(): RunRecord['environment'] {
  return {
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
  };
}
