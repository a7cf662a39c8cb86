import { readFileSync } from 'node:fs';

import { claimById } from './claim-by-id.ts';

/** The words of a claim, as its `claim.md` holds them. */
export interface Statement {
  readonly id: string;
  /** The heading of the page. */
  readonly title: string;
  /** The whole page, Markdown with LaTeX between dollars. */
  readonly markdown: string;
  /** The text under each heading of {@link statementHeadings}. */
  readonly sections: Readonly<Record<string, string>>;
}

/** The headings every `claim.md` has, in order. */
export const statementHeadings = [
  'Statement',
  'Hypotheses',
  'Source',
  'Strength',
  'Proof',
  'What is checked',
] as const;

/**
 * Reads the statement of a claim from its folder.
 *
 * Errors: a RangeError for an unknown claim. Cost: one file.
 *
 * @example
 * statementOf('layer-cake').title // 'Layer cake: an ordered sum is a sum of sums of the largest'
 */
export function statementOf(id: string): Statement {
  const folder = import.meta.url.endsWith('.ts') ? './' : '../';
  const path = new URL(`${folder}${claimById(id).id}/claim.md`, import.meta.url);
  const markdown = readFileSync(path, 'utf8');
  const [head, ...rest] = markdown.split(/^## /m);
  const sections = rest.map((section) => {
    const end = section.indexOf('\n');
    return [section.slice(0, end).trim(), section.slice(end).trim()];
  });
  return {
    id,
    title: head.replace(/^# /, '').trim(),
    markdown,
    sections: Object.fromEntries(sections) as Record<string, string>,
  };
}
