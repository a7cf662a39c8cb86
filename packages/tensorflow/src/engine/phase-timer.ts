import { type PhaseName, phaseNames, type PhaseTimes } from '@owlery/training';

/** Sums the milliseconds between the beginnings of phases. */
export class PhaseTimer {
  readonly #sums = new Map<PhaseName, number>();
  #phase: PhaseName | undefined;
  #since = 0;

  /** Ends the present phase and begins another, or none. */
  begin(phase?: PhaseName): void {
    const now = performance.now();
    if (this.#phase) this.#sums.set(this.#phase, (this.#sums.get(this.#phase) ?? 0) + now - this.#since);
    [this.#phase, this.#since] = [phase, now];
  }

  times(): PhaseTimes {
    return Object.fromEntries(phaseNames.map((name) => [name, this.#sums.get(name) ?? 0])) as PhaseTimes;
  }
}
