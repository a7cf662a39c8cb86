import { describe, expect, it } from 'vitest';
import { DataError } from './data-error.ts';
import { datasets } from './datasets.ts';
import { loadDataset } from './load-dataset.ts';

describe('datasets', () => {
  it('is a list of names with title, source and licence', () => {
    expect(new Set(datasets.map(({ name }) => name)).size).toBe(datasets.length);
    for (const { name, title, source, licence } of datasets)
      for (const text of [name, title, source, licence]) expect(text).toMatch(/^\S.*\S$/);
  });

  it('names the data set that it loads', async () => {
    const small = await loadDataset('synthetic:small');
    expect(small).toMatchObject({ name: 'synthetic:small', features: 2000, labels: 500 });
    expect(small.train.points).toBe(2000);
  });
});

describe('DataError', () => {
  it('begins with the base name and the line', () => {
    const error = new DataError('/sets/mine/train.txt', 3, 'no');
    expect(error).toMatchObject({
      name: 'DataError',
      message: 'train.txt:3: no',
      file: '/sets/mine/train.txt',
      line: 3,
    });
    expect(new DataError('/sets/mine', undefined, 'no').message).toBe('mine: no');
  });
});
