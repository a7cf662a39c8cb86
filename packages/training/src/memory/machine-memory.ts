import { totalmem } from 'node:os';

/** Bytes of memory that this process may have in all, and that are to be had now. */
export interface MachineMemory {
  readonly total: number;
  readonly free: number;
}

/** The memory of the machine, or of the process's control group where that is less. */
export function machineMemory(): MachineMemory {
  // Without a limit this is 0, or far more than any machine has.
  const limit = process.constrainedMemory() || Infinity;
  return { total: Math.min(totalmem(), limit), free: process.availableMemory() };
}
