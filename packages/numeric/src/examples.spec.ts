import { describe, expect, it } from 'vitest';
// eslint-disable-next-line @nx/enforce-module-boundaries -- one runner for the examples of all rooms
import { examplesIn, runExample, sourcesWithoutExample } from '../../../scripts/docstring-examples.mjs';
import * as numeric from './index.ts';

const folder = new URL('.', import.meta.url);
const scope = { ...numeric };
const { docstrings, readme } = examplesIn(folder);

describe('examples', () => {
  it('are found', () => {
    expect(docstrings.length).toBeGreaterThanOrEqual(20);
    expect(readme.length).toBeGreaterThan(0);
  });

  it.each([...docstrings, ...readme])('$place', async ({ code }) => {
    const checked = await runExample(code, scope);
    expect(checked.length).toBeGreaterThan(0);
    expect(checked.filter(({ agrees }) => !agrees)).toEqual([]);
  });

  it('stand in every file that exports a function or a registry', () => {
    expect(sourcesWithoutExample(folder)).toEqual([]);
  });
});
