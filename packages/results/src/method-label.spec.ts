import { expect, it } from 'vitest';
import { compareMethods } from './compare-methods.ts';
import { methodLabel } from './method-label.ts';
import { type MethodConfig, sampleAndKeep } from './sample-and-keep.ts';

const methods: [string, MethodConfig, number, number][] = [
  ['NS(1)', { method: 'ns', sample: 1 }, 1, 1],
  ['NS(64)', { method: 'snm', sample: 64, keep: 64 }, 64, 64],
  ['SNM(64, 5)', { method: 'snm', sample: 64, keep: 5 }, 64, 5],
  ['SNM(64, 1)', { method: 'snm', sample: 64, keep: 1 }, 64, 1],
  ['SNM(512, 1)', { method: 'snm', sample: 512, keep: 1 }, 512, 1],
  ['full OWL(64, 1)', { method: 'full', sample: 64, keep: 1 }, 64, 1],
  ['full OWL', { method: 'full' }, Infinity, Infinity],
];

it.each(methods)('%s', (label, config, sample, keep) => {
  expect(methodLabel(config)).toBe(label);
  expect(sampleAndKeep(config)).toEqual({ sample, keep });
});

it('sorts by b, then from k = b down, full losses last', () => {
  const labels = methods.map(([label]) => label);
  const reversed = methods.map(([, config]) => config).reverse();
  expect(reversed.toSorted(compareMethods).map(methodLabel)).toEqual(labels);
  expect(compareMethods({ method: 'full' }, { method: 'full' })).toBe(0);
});
