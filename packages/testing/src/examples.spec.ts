import * as losses from '@owlery/losses';
import * as numeric from '@owlery/numeric';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
// eslint-disable-next-line @nx/enforce-module-boundaries -- one runner for the examples of all rooms
import { examplesIn, runExample } from '../../../scripts/docstring-examples.mjs';
import * as testing from './index.ts';

const folder = new URL('.', import.meta.url);
const scope = { fc, ...numeric, ...losses, ...testing };
const { docstrings, readme } = examplesIn(folder);
/** The second block runs the laws over the loss of the first. */
const readmeExample = {
  place: 'README.md',
  code: readme.map(({ code }) => code).join('\n'),
};

describe('examples', () => {
  it('are found', () => {
    expect(docstrings.length).toBeGreaterThanOrEqual(16);
    expect(readme.length).toBeGreaterThan(0);
  });

  it.each([...docstrings, readmeExample])('$place', async ({ code }) => {
    const checked = await runExample(code, scope);
    expect(checked.length).toBeGreaterThan(0);
    expect(checked.filter(({ agrees }) => !agrees)).toEqual([]);
  });
});
