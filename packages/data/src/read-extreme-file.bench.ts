import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { randomStream } from '@owlery/numeric';
import { afterAll, bench, describe } from 'vitest';
import { ExtremeParser } from './internal/extreme-parser.ts';
import { readExtremeFile } from './read-extreme-file.ts';

/**
 * Megabytes a second of one core's time of the text parser, alone and with the file system, on three
 * kinds of values, 20 MB each. Processor time counts, so that a busy machine does not; the table of
 * runs a second below is by the clock.
 */
const size = 20_000_000;
const kinds = {
  counts: (u: number) => String(1 + Math.floor(3 * u * u)),
  'six decimals': (u: number) => u.toFixed(6),
  'seventeen digits': (u: number) => String(Math.fround(u)),
};

function text(value: (u: number) => string): Buffer {
  const stream = randomStream(1, 'text');
  const lines: string[] = [];
  for (let length = 0; length < size; length += lines.at(-1)!.length + 1) {
    const labels = Array.from({ length: 5 }, (_, at) => 100 * at + stream.below(100));
    const features = Array.from(
      { length: 75 },
      (_, at) => `${1800 * at + stream.below(1800)}:${value(stream.uniform())}`,
    );
    lines.push(`${labels.join(',')} ${features.join(' ')}`);
  }
  return Buffer.from(`${lines.length} 135909 500\n${lines.join('\n')}\n`, 'latin1');
}

const folder = mkdtempSync(join(tmpdir(), 'owlery-'));
const best = new Map<string, number>();
afterAll(() => {
  rmSync(folder, { recursive: true });
  for (const [name, rate] of best) console.log(`${name}: ${rate.toFixed(0)} MB/s a core`);
});

function measured(name: string, bytes: number, run: () => unknown) {
  const timed = async () => {
    const start = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(start);
    const rate = bytes / (user + system);
    best.set(name, Math.max(best.get(name) ?? 0, rate));
  };
  bench(name, timed, { iterations: 5, time: 0, warmupIterations: 2, warmupTime: 0 });
}

describe('reading the Extreme Classification text format', () => {
  for (const [kind, value] of Object.entries(kinds)) {
    const bytes = text(value);
    const plain = join(folder, `${kind}.txt`);
    writeFileSync(plain, bytes);
    measured(`parser, ${kind}`, bytes.length, () => {
      const parser = new ExtremeParser('memory');
      for (let from = 0; from < bytes.length;) {
        const to = bytes.lastIndexOf(10, from + (1 << 20)) + 1;
        parser.read(bytes, from, to, from / bytes.length);
        from = to;
      }
      return parser.finish();
    });
    measured(`plain file, ${kind}`, bytes.length, () => readExtremeFile(plain));
    if (kind !== 'counts') continue;
    writeFileSync(`${plain}.gz`, gzipSync(bytes, { level: 6 }));
    measured(`gzip file, ${kind}`, bytes.length, () => readExtremeFile(`${plain}.gz`));
  }
});
