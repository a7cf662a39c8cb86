import { expect, it } from 'vitest';
import { formatAddress, readAddress } from './address.ts';

it('reads what it writes, whatever stands in it', () => {
  for (const text of ['', 'a b', 'ä&=?#/%', '<img>', 'a,b', '%E0%A4', '+']) {
    const address = { page: 'runs', item: text, state: { q: text, runs: 'a,b' } };
    expect(readAddress(formatAddress(address))).toEqual(address);
  }
});

it('gives one state one link', () => {
  const one = formatAddress({ page: 'weights', item: '', state: { N: '20', b: '5' } });
  expect(one).toBe('#/weights?N=20&b=5');
  expect(formatAddress({ page: 'weights', item: '', state: { b: '5', N: '20' } })).toBe(one);
  expect(formatAddress({ page: 'claims', item: 'layer-cake', state: {} })).toBe('#/claims/layer-cake');
});

it.each([
  ['', { page: '', item: '', state: {} }],
  ['#', { page: '', item: '', state: {} }],
  ['#/claims/%E0%A4%A', { page: 'claims', item: '%E0%A4%A', state: {} }],
  ['#/a/b/c?x=1?y', { page: 'a', item: 'b/c', state: { x: '1?y' } }],
])('reads %s', (fragment, address) => {
  expect(readAddress(fragment)).toEqual(address);
});
