import { describe, expect, it } from 'vitest';
import { inputLines } from './input-lines.ts';

async function* chunksOf(...chunks: (string | Buffer)[]) {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

async function given(atOnce: number, ...chunks: (string | Buffer)[]) {
  const found: [number, readonly string[]][] = [];
  for await (const { firstLine, lines } of inputLines(chunksOf(...chunks), atOnce))
    found.push([firstLine, lines]);
  return found;
}

describe('lines of a stream', () => {
  it('come with the chunk that ends them, in groups', async () => {
    expect(await given(2, 'a\nb\nc\nd', 'e\n', '\n', 'f')).toEqual([
      [1, ['a', 'b']],
      [3, ['c']],
      [4, ['de']],
      [5, ['']],
      [6, ['f']],
    ]);
  });

  it('are whole where a character is cut by a chunk, and lose a carriage return', async () => {
    const bytes = Buffer.from('Käuz\r\nEule\r\n');
    expect(await given(9, bytes.subarray(0, 2), bytes.subarray(2))).toEqual([[1, ['Käuz', 'Eule']]]);
  });

  it('may be none', async () => {
    expect(await given(9)).toEqual([]);
    expect(await given(9, 'a\n')).toEqual([[1, ['a']]]);
  });
});
