/** The family and the parameter of a named distribution such as `zipf:1.2`; none for other names. */
export function parameterOf(distribution: string): { family: string; value: number } | undefined {
  const [family, text] = distribution.split(':');
  const value = text === undefined || text === '' ? NaN : Number(text);
  return Number.isFinite(value) ? { family, value } : undefined;
}

/** What the parameter of a family says, for an axis. */
export function parameterWords(family: string): string {
  return (
    { zipf: 'Zipf exponent s', geometric: 'Ratio of the geometric distribution' }[family] ??
    `Parameter of ${family}`
  );
}
