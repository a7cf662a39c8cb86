import { appendFile, open, readFile } from 'node:fs/promises';
import { type EpochRecord, epochRecordSchema } from '../epoch-record.ts';

/** Appends one epoch as a line. A line torn by a kill is closed first, so that it costs only itself. */
export async function appendEpochLine(path: string, epoch: EpochRecord): Promise<void> {
  const line = `${JSON.stringify(epoch)}\n`;
  await appendFile(path, (await endsInsideLine(path)) ? `\n${line}` : line);
}

async function endsInsideLine(path: string): Promise<boolean> {
  const file = await open(path, 'a+');
  try {
    const { size } = await file.stat();
    if (size === 0) return false;
    const { buffer } = await file.read({ buffer: Buffer.alloc(1), position: size - 1 });
    return buffer[0] !== 0x0a;
  } finally {
    await file.close();
  }
}

/**
 * The epochs of a live log in order. Torn and foreign lines are skipped; of two lines for one epoch
 * (a run that was killed and resumed from an earlier checkpoint) the later counts.
 */
export async function readEpochLines(path: string): Promise<EpochRecord[]> {
  const byEpoch = new Map<number, EpochRecord>();
  for (const line of (await readFile(path, 'utf8')).split('\n')) {
    const epoch = parseLine(line);
    if (epoch !== undefined) byEpoch.set(epoch.epoch, epoch);
  }
  return [...byEpoch.values()].sort((a, b) => a.epoch - b.epoch);
}

function parseLine(line: string): EpochRecord | undefined {
  try {
    return epochRecordSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
