import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The checkpoint in a run's folder. */
export function checkpointPath(folder: string): string {
  return join(folder, 'checkpoint.bin');
}

export function hasCheckpoint(folder: string): boolean {
  return existsSync(checkpointPath(folder));
}

/** Takes away temporary files of checkpoints whose writer was killed. */
export function removeTornCheckpoints(folder: string): void {
  const torn = readdirSync(folder).filter((name) => /^checkpoint\.(previous\.)?bin\..*\.tmp$/.test(name));
  for (const name of torn) rmSync(join(folder, name), { force: true });
}
