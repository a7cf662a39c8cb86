import { describe, expect, it } from 'vitest';

import { checkWholeNumber } from './check-whole-number.ts';

describe('checkWholeNumber', () => {
  it('takes both ends', () => {
    expect(() => checkWholeNumber('k', 1, 1, 3)).not.toThrow();
    expect(() => checkWholeNumber('k', 3, 1, 3)).not.toThrow();
    expect(() => checkWholeNumber('k', 2 ** 53 - 1, 0, Infinity)).not.toThrow();
  });

  it('names the value and what is allowed', () => {
    const message = (value: unknown, high: number, highName?: string): string => {
      try {
        checkWholeNumber('sample', value as number, 1, high, highName);
      } catch (error) {
        return `${(error as Error).name}: ${(error as Error).message}`;
      }
      return 'nothing';
    };
    expect(message(7, 5, 'negatives')).toBe(
      'RangeError: sample must be a whole number from 1 to negatives = 5, got 7',
    );
    expect(message(0, 5)).toBe('RangeError: sample must be a whole number from 1 to 5, got 0');
    expect(message(1.5, Infinity)).toBe('RangeError: sample must be a whole number of at least 1, got 1.5');
    expect(message(NaN, 5)).toContain('got NaN');
    expect(message(2 ** 53, Infinity)).toContain('got 9007199254740992');
    expect(message('3', 5)).toBe('TypeError: sample must be a whole number from 1 to 5, got "3"');
    expect(message(undefined, 5)).toContain('TypeError');
  });
});
