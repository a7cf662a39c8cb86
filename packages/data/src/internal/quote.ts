/** The text in double quotes, with control and non-ASCII characters escaped, cut after 40 characters. */
export function quote(text: string): string {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return `"${shown.replace(/["\\]|[^ -~…]/g, escape)}"`;
}

const escape = (character: string) =>
  character === '"' || character === '\\'
    ? `\\${character}`
    : `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
