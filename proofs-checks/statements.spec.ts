import katex from 'katex';
import { describe, expect, it } from 'vitest';

import { claims } from './claims.ts';
import { statementOf } from './statement-of.ts';

/** The formulas of a page, `$$` on lines of their own first, then those within a line. */
function formulas(markdown: string): { latex: string; displayMode: boolean }[] {
  const displayed = [...markdown.matchAll(/^\$\$\n([\s\S]*?)\n\$\$$/gm)].map((match) => match[1]);
  const rest = markdown.replace(/^\$\$\n[\s\S]*?\n\$\$$/gm, '');
  const inline = [...rest.matchAll(/\$([^$]+)\$/g)].map((match) => match[1]);
  return [
    ...displayed.map((latex) => ({ latex, displayMode: true })),
    ...inline.map((latex) => ({ latex, displayMode: false })),
  ];
}

describe.each(claims.map((claim) => [claim.id, claim] as const))('%s', (id, claim) => {
  const statement = statementOf(id);

  it('has one title in code and words', () => {
    expect(statement.title.replace(/`/g, '')).toBe(claim.title);
  });

  it('names the strength of its checks first', () => {
    expect(statement.sections.Strength.toLowerCase().startsWith(claim.strength)).toBe(true);
  });

  it('says "derived here" in words where the code does', () => {
    const derived = /derived here/i;
    expect(derived.test(statement.sections.Source)).toBe(derived.test(claim.source));
  });

  it('has formulas that render', () => {
    const found = formulas(statement.markdown);
    expect(found.length).toBeGreaterThan(0);
    for (const { latex, displayMode } of found) {
      expect(
        () => katex.renderToString(latex, { displayMode, throwOnError: true, strict: 'error' }),
        latex,
      ).not.toThrow();
    }
    // Every dollar belongs to a formula.
    expect((statement.markdown.match(/\$/g) ?? []).length % 2).toBe(0);
  });

  it('refers to claims and packages that exist', () => {
    const names = [...statement.markdown.matchAll(/`([a-z0-9]+(?:-[a-z0-9]+)+)`/g)].map((match) => match[1]);
    const known = claims.map((each) => each.id);
    for (const name of names) expect(known, name).toContain(name);
  });
});

describe('statementOf', () => {
  it('refuses an unknown claim with the known ones', () => {
    expect(() => statementOf('no-claim')).toThrow(/^claim must be one of layer-cake, .*, got "no-claim"$/);
  });
});
