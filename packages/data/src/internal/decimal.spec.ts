import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDecimal } from './decimal.ts';

/** Reads the text from the middle of a longer run of bytes, so that the bounds are put to the test. */
const read = (text: string) => readDecimal(Buffer.from(`7${text}7`, 'latin1'), 1, 1 + text.length);

const grammar = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const oracle = (text: string) => (grammar.test(text) ? Math.fround(Number(text)) : NaN);

describe('readDecimal', () => {
  it.each([
    ['0', 0],
    ['-0', -0],
    ['+3', 3],
    ['.5', 0.5],
    ['5.', 5],
    ['1e2', 100],
    ['12E-1', Math.fround(1.2)],
    ['0.10000000149011612', Math.fround(0.1)],
    ['16777217', 16777216],
    ['1e-45', 1.401298464324817e-45],
    ['3.4028235e38', 3.4028234663852886e38],
    ['1e39', Infinity],
    ['-1e400', -Infinity],
    ['0e999', 0],
    [`0.${'0'.repeat(60)}1`, 0],
    [`1${'0'.repeat(30)}`, Math.fround(1e30)],
  ])('%s', (text, value) => expect(read(text)).toBe(value));

  it.each([
    '',
    '.',
    '-',
    '+',
    'e5',
    '1e',
    '1e+',
    '1.2.3',
    '0x10',
    '1_000',
    ' 1',
    '1 ',
    'Infinity',
    'NaN',
    '--1',
    '1e1.5',
  ])('refuses "%s"', (text) => expect(read(text)).toBeNaN());

  it('agrees with Number on any text of its alphabet', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0123456789.eE+-'), maxLength: 9 });
    fc.assert(
      fc.property(text, (text) => {
        expect(read(text)).toBe(oracle(text));
      }),
      { seed: 1, numRuns: 5000 },
    );
  });

  it('agrees with Number on long mantissas and every size of exponent', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 25 });
    const text = fc
      .tuple(fc.constantFrom('', '-'), digits, digits, fc.integer({ min: -60, max: 60 }))
      .map(([sign, whole, part, exponent]) => `${sign}${whole}.${part}e${exponent}`);
    fc.assert(
      fc.property(text, (text) => {
        expect(read(text)).toBe(oracle(text));
      }),
      { seed: 1, numRuns: 5000 },
    );
  });

  it('agrees with Number beside the midpoint of two neighbouring float32', () => {
    const bits = new Uint32Array(1);
    const single = new Float32Array(bits.buffer);
    const pattern = fc.tuple(
      fc.integer({ min: 0x30000000, max: 0x4f000000 }),
      fc.constantFrom('', '1', '0000000001'),
    );
    fc.assert(
      fc.property(pattern, ([word, tail]) => {
        bits[0] = word;
        const low = single[0];
        bits[0] = word + 1;
        const middle = (low + single[0]) / 2;
        const exact = middle.toFixed(60).replace(/0+$/, '') + tail;
        for (const text of [exact, `-${exact}`, String(middle), middle.toPrecision(16)])
          expect(read(text)).toBe(oracle(text));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});
