/** Which kinds of instances a check has seen, so that one that looks only at the easy kind is found out. */
export class Notes {
  readonly #counts: Map<string, number>;

  constructor(kinds: readonly string[]) {
    this.#counts = new Map(kinds.map((kind) => [kind, 0]));
  }

  readonly note = (kind: string): void => {
    const count = this.#counts.get(kind);
    if (count !== undefined) this.#counts.set(kind, count + 1);
  };

  /** A complaint about the kinds that never came, or null. */
  missing(cases: number): Readonly<Record<string, unknown>> | null {
    const missing = [...this.#counts].filter(([, count]) => count === 0).map(([kind]) => kind);
    if (missing.length === 0) return null;
    return {
      missing,
      reason: `none of ${cases} cases was of the kind ${missing.join(', ')}: nothing was checked`,
    };
  }
}
