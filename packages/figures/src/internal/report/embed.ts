/** JSON for the inside of a script element: nothing in it can end the element or open a comment. */
export function embedJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (mark) => {
    return `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/**
 * A program for the inside of a script element. `</script` and `<!--` can stand in well-formed
 * JavaScript only within strings, regular expressions and comments, where the backslash changes nothing.
 */
export function embedProgram(source: string): string {
  return source.replace(/<(\/script|!--)/gi, '<\\$1');
}
