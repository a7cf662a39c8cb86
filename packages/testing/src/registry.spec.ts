import { lossRegistry } from '@owlery/losses';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryLoss, checkLossLaws, lossLaws } from './index.ts';

const cases = 25;

describe('every law over every loss of the registry', () => {
  const tested = new Set<string>();
  it.each(lossRegistry)('$id', (entry) => {
    for (const classes of [2, 3, 5]) {
      const loss = entry.build(classes);
      const reports = checkLossLaws(loss, { cases, seed: classes });
      const failing = reports.filter((report) => !report.holds);
      expect(failing).toEqual([]);
      expect(reports.every((report) => report.cases === cases)).toBe(true);
      const names = reports.map((report) => report.id);
      expect(names).toContain('agreement-with-definition');
      // Two classes make every loss convex; more make it so exactly when the weights never rise.
      const convex = entry.convex || classes === 2;
      expect(names.includes('subgradient-inequality')).toBe(convex);
      expect(names.includes('violation-when-not-convex')).toBe(!convex);
      names.forEach((name) => tested.add(name));
    }
  });
  it.each(lossRegistry)('$id with many classes', (entry) => {
    const laws = ['agreement-with-definition', 'permutation-equivariance'];
    const reports = checkLossLaws(entry.build(60), { cases: 4, laws });
    expect(reports.filter((report) => !report.holds)).toEqual([]);
    expect(reports.length).toBe(2);
  });
  it('leaves no law out', () => {
    expect([...tested].sort()).toEqual(lossLaws.map((law) => law.id).sort());
  });
});

describe('every law over losses with any weights', () => {
  const losses = [true, false].flatMap((convex) =>
    fc.sample(arbitraryLoss({ classes: 4, convex }), { seed: 2, numRuns: 25 }),
  );
  it.each(losses.map((loss) => ({ id: loss.id, weights: Array.from(loss.weights), loss })))(
    '$id $weights',
    ({ loss }) => {
      const reports = checkLossLaws(loss, { cases: 20 });
      expect(reports.filter((report) => !report.holds)).toEqual([]);
    },
  );
});
