import { SingleBar } from 'cli-progress';
import { progressWords } from './progress-words.ts';

/** One piece of work that is under way, such as training. */
export interface Progress {
  /** Begins a piece of work, which ends the one before; `done` of it may be behind us already. */
  begin(what: string, unit: string, total: number, done?: number): void;
  /** `what` may change as the work goes on, such as the epoch. */
  update(done: number, what?: string): void;
  /** Takes the bar off the screen. */
  end(): void;
}

export interface ProgressOptions {
  readonly stream?: NodeJS.WriteStream;
  /** Seconds between two lines where the stream is no terminal. */
  readonly everySeconds?: number;
  /** Milliseconds, from any start. */
  readonly now?: () => number;
}

interface Piece {
  readonly unit: string;
  readonly total: number;
  /** Where it began, in work and in time. */
  readonly from: number;
  readonly since: number;
  what: string;
}

/**
 * Shows progress on stderr with rate and estimate: a bar where it is a terminal, else a line
 * every five seconds, so that a short command stays silent.
 *
 * @example
 * const progress = progressOn();
 * progress.begin('epoch 1 of 5', 'examples', 65_000);
 * progress.update(6_500);
 * progress.end();
 */
export function progressOn(options: ProgressOptions = {}): Progress {
  const { stream = process.stderr, everySeconds = 5, now = () => performance.now() } = options;
  let piece: Piece | undefined;
  let bar: SingleBar | undefined;
  let lastLine = now();

  const words = ({ unit, total, from, since }: Piece, done: number) =>
    progressWords({ unit, total, done, gained: done - from, seconds: (now() - since) / 1000 });
  const line = (at: Piece, done: number) => {
    if (now() - lastLine < 1000 * everySeconds) return;
    lastLine = now();
    const percent = Math.floor((100 * done) / Math.max(1, at.total));
    const amount = `${percent} % of ${at.total.toLocaleString('en')} ${at.unit}`;
    stream.write(`${at.what}: ${[amount, words(at, done)].filter(Boolean).join(', ')}\n`);
  };
  const end = () => {
    bar?.stop();
    [piece, bar] = [undefined, undefined];
  };
  return {
    begin(what, unit, total, done = 0) {
      end();
      piece = { what, unit, total, from: done, since: now() };
      if (!stream.isTTY) return line(piece, done);
      const format = '{what} {bar} {percentage} % {words}';
      bar = new SingleBar({ format, stream, clearOnComplete: true, hideCursor: true, barsize: 24 });
      bar.start(total, done, { what, words: '' });
    },
    update(done, what = piece?.what) {
      if (!piece || what === undefined) return;
      piece.what = what;
      if (bar) bar.update(done, { what, words: words(piece, done) });
      else line(piece, done);
    },
    end,
  };
}
