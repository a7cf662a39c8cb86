import { z } from 'zod';

const shape = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/**
 * The name of a record and of its folder in a store: 1 to 128 letters, digits, `.`, `_` and `-`,
 * beginning with a letter or a digit and without `..`, so that it can never leave the store's folder.
 */
export const recordIdSchema = z.string().refine(isRecordId, {
  error: (issue) =>
    `a record id is 1 to 128 letters, digits, '.', '_' or '-', begins with a letter or digit and has no '..'; got ${JSON.stringify(issue.input)}`,
});

/** Whether `id` may name a record; see {@link recordIdSchema}. */
export function isRecordId(id: string): boolean {
  return shape.test(id) && !id.includes('..');
}

/**
 * A readable record id from any words, e.g. for `store.create`.
 *
 * @example
 * recordIdFrom('wordnet:ancestors', 'SNM(64, 1)', 'seed 3'); // 'wordnet-ancestors-snm-64-1-seed-3'
 */
export function recordIdFrom(...words: readonly string[]): string {
  const id = words
    .join('-')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .slice(0, 100)
    .replace(/^[.-]+|[.-]+$/g, '');
  return id === '' ? 'record' : id;
}
