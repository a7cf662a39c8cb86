import { sha256 } from '@noble/hashes/sha2.js';

/**
 * Four 32-bit words for the stream named by a seed and a path: the first half of SHA-256 over the JSON
 * text of both. JSON keeps ['a', 'b'] apart from ['ab'], and the hash makes the streams of different
 * names as unrelated as the generator can tell.
 */
export function seedWords(seed: number | bigint, names: readonly string[]): Int32Array {
  const text = JSON.stringify([seed.toString(), ...names]);
  const digest = sha256(new TextEncoder().encode(text));
  const view = new DataView(digest.buffer, digest.byteOffset);
  return Int32Array.from([0, 4, 8, 12], (offset) => view.getInt32(offset));
}
