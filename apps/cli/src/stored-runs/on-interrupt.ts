import { type InterruptingSignal, interruptionCodes } from '../errors/interruption.ts';

const signals = Object.keys(interruptionCodes) as InterruptingSignal[];

/**
 * Calls `stop` instead of ending the process when it is interrupted (Ctrl-C). The second time it
 * ends at once, as it does after the returned function was called.
 */
export function onInterrupt(stop: (signal: InterruptingSignal) => void): () => void {
  const listener = (signal: NodeJS.Signals) => {
    release();
    stop(signal as InterruptingSignal);
  };
  const release = () => {
    for (const signal of signals) process.off(signal, listener);
  };
  for (const signal of signals) process.on(signal, listener);
  return release;
}
