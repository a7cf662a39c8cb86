/** Plotly reads a few HTML tags in texts; words from records are to be read as they stand. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
