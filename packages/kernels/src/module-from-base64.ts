/** Compiles a WebAssembly module from its bytes in base64. Cost: milliseconds for a small module. */
export function moduleFromBase64(base64: string): WebAssembly.Module {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new WebAssembly.Module(bytes);
}
