/** Exit codes of a command that a signal ended: 128 and the signal's number. */
export const interruptionCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

export type InterruptingSignal = keyof typeof interruptionCodes;

/** A run was stopped from outside (Ctrl-C) and has come to rest; the message says what was kept. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
  readonly signal: InterruptingSignal;

  constructor(signal: InterruptingSignal, message: string) {
    super(message);
    this.signal = signal;
  }
}
