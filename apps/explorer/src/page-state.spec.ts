import { expect, it } from 'vitest';
import { PageState } from './page-state.ts';

it.each([
  [undefined, 5],
  ['', 5],
  ['x', 5],
  ['NaN', 5],
  ['Infinity', 5],
  ['-3', 1],
  ['3.4', 3],
  ['99', 9],
  ['7', 7],
])('reads the number %s as %d', (text, value) => {
  expect(new PageState(text === undefined ? {} : { k: text }).whole('k', 5, 1, 9)).toBe(value);
});

it('takes a choice from its list alone', () => {
  const state = new PageState({ scheme: 'b', other: 'x' });
  expect(state.choice('scheme', ['a', 'b'])).toBe('b');
  expect(state.choice('other', ['a', 'b'])).toBe('a');
  expect(state.choice('none', ['a', 'b'], 'b')).toBe('b');
});

it('reads lists without empty names', () => {
  expect(new PageState({ runs: 'a,,b,' }).list('runs')).toEqual(['a', 'b']);
  expect(new PageState({}).list('runs')).toEqual([]);
});
