import { Worker } from 'node:worker_threads';

/**
 * What a worker runs. It stands here as text so that it needs no TypeScript loader and
 * survives bundling: it instantiates the module over the shared memory and calls the
 * exports it is told to.
 */
const workerSource = `
const { parentPort, workerData } = require('node:worker_threads');
const { performance } = require('node:perf_hooks');
const { module, memory } = workerData;
const { exports } = new WebAssembly.Instance(module, { env: { memory, now: () => performance.now() } });
parentPort.on('message', ({ call, args }) => parentPort.postMessage(exports[call](...args) ?? 0));
`;

/**
 * Threads that run the exports of one WebAssembly module over one shared memory.
 *
 * @example
 * const pool = new WorkerPool(module, memory, 2);
 * await pool.run('rowProducts', (thread) => argumentsOf(thread));
 * await pool.close();
 */
export class WorkerPool {
  readonly threads: number;
  readonly #workers: Worker[];
  #failure: Error | undefined;
  #fail: ((error: Error) => void) | undefined;

  /** @throws {RangeError} when `threads` is not a whole number from 1 to 256. */
  constructor(module: WebAssembly.Module, memory: WebAssembly.Memory, threads: number) {
    if (!Number.isInteger(threads) || threads < 1 || threads > 256) {
      throw new RangeError(`threads must be a whole number from 1 to 256, got ${threads}`);
    }
    this.threads = threads;
    this.#workers = Array.from({ length: threads }, (_, thread) => {
      const worker = new Worker(workerSource, { eval: true, execArgv: [], workerData: { module, memory } });
      worker.on('error', (error) =>
        this.#stop(new Error(`worker ${thread} died: ${error.message}`, { cause: error })),
      );
      worker.on('exit', (code) => {
        if (code !== 0) this.#stop(new Error(`worker ${thread} ended with exit code ${code}`));
      });
      return worker;
    });
  }

  /**
   * Calls an export on every thread at once and returns what each returned.
   *
   * One call at a time. Rejects when a worker dies; the others are then ended too, since
   * they may wait for it at a barrier.
   */
  async run(call: string, argumentsOf: (thread: number) => readonly number[]): Promise<number[]> {
    if (this.#failure) throw this.#failure;
    const failed = new Promise<never>((_, reject) => (this.#fail = reject));
    const answers = this.#workers.map(
      (worker, thread) =>
        new Promise<number>((resolve) => {
          worker.once('message', resolve);
          worker.postMessage({ call, args: argumentsOf(thread) });
        }),
    );
    try {
      return await Promise.race([Promise.all(answers), failed]);
    } finally {
      this.#fail = undefined;
    }
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    this.#failure ??= new Error('the worker pool is closed');
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #stop(error: Error): void {
    if (this.#failure) return;
    this.#failure = error;
    for (const worker of this.#workers) void worker.terminate();
    this.#fail?.(error);
  }
}
