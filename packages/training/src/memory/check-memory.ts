import { memoryLimitBytes } from '@owlery/kernels';
import { type MachineMemory } from './machine-memory.ts';
import { MemoryError } from './memory-error.ts';
import { memoryText } from './memory-text.ts';
import { type TrainingMemory } from './training-memory.ts';

/**
 * Refuses a run that would not fit, before it allocates.
 *
 * @throws {MemoryError} naming what is needed and what there is.
 */
export function checkMemory(needed: TrainingMemory, machine: MachineMemory): void {
  if (needed.shared > memoryLimitBytes) {
    throw new MemoryError(
      `training needs ${memoryText(needed)}; the engine wasm keeps it in one WebAssembly memory, which holds ` +
        `at most ${mebibytes(memoryLimitBytes)} MiB: take fewer columns, Adagrad in place of momentum, or another engine`,
    );
  }
  const least = Math.min(machine.total, machine.free);
  if (needed.total > least) {
    throw new MemoryError(
      `training needs ${memoryText(needed)}; of the ${mebibytes(machine.total)} MiB that this process may have, ` +
        `${mebibytes(least)} MiB are free`,
    );
  }
}

function mebibytes(bytes: number): string {
  return Math.floor(bytes / 2 ** 20).toLocaleString('en');
}
