import { type TrainingMemory } from './training-memory.ts';

/**
 * A plan of memory in words.
 *
 * @example
 * ```ts
 * memoryText(memory); // '3,030 MiB of memory (parameters 1,574, optimiser state 1,309, data 9, scratch 138)'
 * ```
 */
export function memoryText({ total, parameters, optimiser, data, scratch }: TrainingMemory): string {
  return (
    `${mebibytes(total)} MiB of memory (parameters ${mebibytes(parameters)}, ` +
    `optimiser state ${mebibytes(optimiser)}, data ${mebibytes(data)}, scratch ${mebibytes(scratch)})`
  );
}

function mebibytes(bytes: number): string {
  return Math.ceil(bytes / 2 ** 20).toLocaleString('en');
}
