/**
 * The words of a text: runs of letters and digits, in lower case. `Jack-o'-lantern` gives
 * `jack`, `o` and `lantern`.
 */
export function glossWords(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}
