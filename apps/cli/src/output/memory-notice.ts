import { memoryText, type TrainingMemory } from '@owlery/training';
import { notice } from './notice.ts';

const large = 256 * 2 ** 20;

/** Tells what a large run is going to allocate. */
export function memoryNotice(memory: TrainingMemory): void {
  if (memory.total >= large) notice(`training takes ${memoryText(memory)}`);
}
