/**
 * An SVG document with the attributes of every element in the order of their names.
 *
 * Plotly sets them in another order when it has drawn before; the picture is the same.
 */
export function sortedAttributes(svg: string): string {
  return svg.replace(
    /<([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"]*")+)\s*(\/?)>/g,
    (_, name: string, attributes: string, end: string) =>
      `<${name} ${attributes
        .match(/[\w:.-]+="[^"]*"/g)!
        .sort()
        .join(' ')}${end}>`,
  );
}
