import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

import { type Claim, type CheckOptions } from '../claim.ts';
import { type ClaimResult } from '../claim-result.ts';

const fromSources = import.meta.url.endsWith('.ts');
const claimWorker = new URL(`../claim-worker.${fromSources ? 'ts' : 'js'}`, import.meta.url);

/** Sources are read through tsx and the export condition that names them, whoever started this process. */
function nodeOptions(): string[] {
  if (!fromSources) return [];
  const loader = createRequire(import.meta.url).resolve('tsx');
  return ['--conditions=@owlery/source', '--import', pathToFileURL(loader).href];
}

/** A child process that checks one claim at a time; when it dies the next claim gets a new one. */
export class ClaimProcess {
  #child: ChildProcess | undefined;
  readonly #worker: URL;

  constructor(worker: URL = claimWorker) {
    this.#worker = worker;
  }

  run(claim: Claim, options: CheckOptions): Promise<ClaimResult> {
    this.#child ??= fork(this.#worker, {
      execArgv: nodeOptions(),
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const child = this.#child;
    const start = performance.now();
    return new Promise((resolve) => {
      let complaint = '';
      const listen = (chunk: Buffer): void => {
        complaint = (complaint + chunk.toString()).slice(-2000);
      };
      const settle = (result: ClaimResult): void => {
        child.stderr?.off('data', listen);
        child.removeAllListeners();
        resolve(result);
      };
      const died = (how: string): void => {
        this.#child = undefined;
        const seconds = (performance.now() - start) / 1000;
        const reason = `the process of the claim ${how}${complaint && `: ${complaint.trim()}`}`;
        const { id, title, strength } = claim;
        const counterexample = { reason };
        settle({
          id,
          title,
          strength,
          holds: false,
          cases: 0,
          seed: options.seed,
          seconds,
          counterexample,
          checks: [],
        });
      };
      child.stderr?.on('data', listen);
      child.once('message', (result) => settle(result as ClaimResult));
      child.once('error', (error) => died(`could not be used (${error.message})`));
      child.once('close', (code, signal) => died(`ended with ${signal ?? `code ${code}`}`));
      child.send({ id: claim.id, options });
    });
  }

  end(): void {
    this.#child?.removeAllListeners();
    this.#child?.kill();
    this.#child = undefined;
  }
}
