/** Names with their titles, one a line, for a help text. */
export function namedLines(entries: readonly { readonly name: string; readonly title: string }[]): string {
  const width = Math.max(...entries.map(({ name }) => name.length));
  return entries.map(({ name, title }) => `  ${name.padEnd(width)}  ${title}`).join('\n');
}
