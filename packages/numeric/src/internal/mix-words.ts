/** The finaliser of MurmurHash3, a bijection of the 32-bit words under which every bit sways every bit. */
function scramble(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/**
 * Writes into `out` four words made of four words `origin` and a whole number: different numbers give
 * different words, and neighbouring numbers unrelated ones. Two rounds of a Murmur-like chain.
 */
export function mixWords(origin: Int32Array, index: number, out: Int32Array): void {
  let a = origin[0] ^ (index | 0);
  let b = origin[1] ^ Math.floor(index / 4294967296);
  let c = origin[2];
  let d = origin[3];
  for (let round = 0; round < 2; round++) {
    a = scramble((a + 0x9e3779b9) | 0);
    b = scramble(b ^ a);
    c = scramble(c ^ b);
    d = scramble(d ^ c);
    a = a ^ d;
  }
  out[0] = a;
  out[1] = b;
  out[2] = c;
  out[3] = d;
}
