import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { runOwlery } from './run-owlery.ts';

const bin = fileURLToPath(new URL('../bin/owlery.mjs', import.meta.url));

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface OwleryProcess {
  readonly finished: Promise<Finished>;
  kill(signal: NodeJS.Signals): void;
}

/** Starts the real command; for tests. */
export function startOwlery(args: readonly string[], cwd?: string, input = ''): OwleryProcess {
  const child = spawn(process.execPath, [bin, ...args], { cwd, stdio: 'pipe' });
  // A command that ends without reading its input is no failure.
  child.stdin.on('error', () => undefined).end(input);
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const finished = new Promise<Finished>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return { finished, kill: (signal) => child.kill(signal) };
}

/** Runs the real command to its end, with `input` on its stdin; for tests. */
export function owlery(args: readonly string[], cwd?: string, input?: string): Promise<Finished> {
  return startOwlery(args, cwd, input).finished;
}

/** Runs a command that succeeds quietly and prints one JSON document. */
export async function owleryJson<T>(args: readonly string[], cwd?: string): Promise<T> {
  const { code, stdout, stderr } = await owlery([...args, '--json'], cwd);
  if (code !== 0) throw new Error(`owlery ${args.join(' ')} ended with ${code}: ${stderr}`);
  return JSON.parse(stdout) as T;
}

/**
 * Runs a command line in this process, which is thirty times faster than a process of its own; for
 * tests of what does not train.
 */
export async function owleryHere(args: readonly string[], cwd: string, input = ''): Promise<Finished> {
  const home = process.cwd();
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => ((written[name] += String(text)), true)),
  );
  const stdin = vi
    .spyOn(process, 'stdin', 'get')
    .mockReturnValue(
      Readable.from(input === '' ? [] : [Buffer.from(input)]) as unknown as typeof process.stdin,
    );
  process.chdir(cwd);
  process.exitCode = 0;
  try {
    await runOwlery(args);
    return { code: process.exitCode, signal: null, ...written };
  } finally {
    process.exitCode = 0;
    process.chdir(home);
    for (const spy of [...spies, stdin]) spy.mockRestore();
  }
}
