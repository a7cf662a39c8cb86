/** The state of a page's controls, as the address holds it. What is missing or not allowed is the default. */
export class PageState {
  readonly #state: Readonly<Record<string, string>>;

  constructor(state: Readonly<Record<string, string>>) {
    this.#state = state;
  }

  /** A whole number from `low` to `high`; one beyond an end is that end. */
  whole(key: string, initial: number, low: number, high: number): number {
    return Math.round(this.real(key, initial, low, high));
  }

  /** A number from `low` to `high`; one beyond an end is that end. */
  real(key: string, initial: number, low: number, high: number): number {
    const text = this.#state[key];
    const value = text === undefined || text === '' ? NaN : Number(text);
    return Math.min(high, Math.max(low, Number.isFinite(value) ? value : initial));
  }

  /** One of a list; its first without a choice. */
  choice<T extends string>(key: string, options: readonly T[], initial = options[0]): T {
    return options.find((option) => option === this.#state[key]) ?? initial;
  }

  text(key: string, initial = ''): string {
    return this.#state[key] ?? initial;
  }

  /** Names parted by commas. */
  list(key: string): string[] {
    return this.text(key)
      .split(',')
      .filter((name) => name !== '');
  }
}
