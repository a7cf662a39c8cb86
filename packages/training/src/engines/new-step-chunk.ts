import { type ChunkShape, type StepChunk, chunkLengths } from '../planning/step-chunk.ts';

/** A chunk of ordinary arrays, for engines without shared memory. */
export function newStepChunk(shape: ChunkShape): StepChunk {
  const arrays = Object.entries(chunkLengths(shape)).map(([name, length]) => [
    name,
    name === 'rates' || name === 'losses' ? new Float32Array(length) : new Int32Array(length),
  ]);
  return { shape, steps: 0, ...Object.fromEntries(arrays) } as StepChunk;
}
