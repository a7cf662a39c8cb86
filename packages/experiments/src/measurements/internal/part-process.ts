import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

import { type MeasurementPlan } from '../measurement-plan.ts';

/** Which part of which measurement of a plan. */
export interface PartTask {
  readonly plan: MeasurementPlan;
  readonly measurement: number;
  readonly part: number;
}

/** What the child process says of it. */
export type PartAnswer = { readonly value: unknown } | { readonly error: string };

const fromSources = import.meta.url.endsWith('.ts');
const partWorker = new URL(`./part-worker.${fromSources ? 'ts' : 'js'}`, import.meta.url);

/** A child process that does one part at a time. */
export class PartProcess {
  readonly #child: ChildProcess;
  #complaint = '';

  constructor(worker: URL = partWorker) {
    // Sources are read through tsx and the export condition that names them, whoever started this process.
    const loader = fromSources ? pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href : '';
    this.#child = fork(worker, {
      execArgv: fromSources ? ['--conditions=@owlery/source', '--import', loader] : [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.on('data', (text: Buffer) => {
      this.#complaint = (this.#complaint + text.toString()).slice(-2000);
    });
  }

  /** @throws Error when the part throws or the process ends. */
  run(task: PartTask): Promise<unknown> {
    const child = this.#child;
    return new Promise((resolve, reject) => {
      const died = (how: string): void => {
        const said = this.#complaint.trim();
        reject(new Error(`the process of a measurement ${how}${said === '' ? '' : `: ${said}`}`));
      };
      const onError = (error: Error): void => died(`could not be used (${error.message})`);
      const onClose = (code: number | null, signal: string | null): void =>
        died(`ended with ${signal ?? `code ${code}`}`);
      child.once('error', onError);
      child.once('close', onClose);
      child.once('message', (answer: PartAnswer) => {
        child.off('error', onError);
        child.off('close', onClose);
        if ('error' in answer) reject(new Error(answer.error));
        else resolve(answer.value);
      });
      child.send(task);
    });
  }

  end(): void {
    this.#child.removeAllListeners();
    this.#child.kill();
  }
}
