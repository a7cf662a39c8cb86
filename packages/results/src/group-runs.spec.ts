import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costEstimate } from './cost-estimate.ts';
import { groupRuns } from './group-runs.ts';
import { metricEstimate } from './metric-estimate.ts';
import { exampleRun, runWithPrecision } from './record.fixture.ts';

describe('groupRuns', () => {
  it('puts seeds together and methods in order', () => {
    const runs = [1, 2, 3].flatMap((seed) => [
      exampleRun({ seed }),
      exampleRun({ seed, method: 'ns', sample: 64, keep: 64 }),
      exampleRun({ seed, method: 'full' }),
      exampleRun({ seed, sample: 9 }),
    ]);
    const groups = groupRuns(runs);
    expect(groups.map((group) => group.method)).toEqual([
      'SNM(9, 1)',
      'NS(64)',
      'SNM(64, 1)',
      'full OWL(64, 1)',
    ]);
    for (const group of groups) expect(group.runs.map((run) => run.config.seed)).toEqual([1, 2, 3]);
  });

  it('does not depend on the order of the runs or of the keys in them', () => {
    const runs = [1, 2].flatMap((seed) => [1, 5, 9].map((keep) => exampleRun({ seed, keep })));
    const summary = (list: typeof runs) =>
      groupRuns(list).map((group) => [group.method, group.runs.map((run) => run.id)]);
    const turned = runs.map((run) =>
      run.config.seed === 1
        ? run
        : { ...run, config: Object.fromEntries(Object.entries(run.config).reverse()) as typeof run.config },
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(turned, { minLength: turned.length }), (shuffled) => {
        expect(summary(shuffled)).toEqual(summary(runs));
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  it('counts a seed once, by its latest run', () => {
    const first = runWithPrecision({ seed: 1 }, 0.2);
    const again = {
      ...runWithPrecision({ seed: 1 }, 0.4),
      id: 'again',
      createdAt: '2025-02-01T00:00:00.000Z',
    };
    for (const runs of [
      [first, again],
      [again, first],
    ]) {
      const [group] = groupRuns(runs);
      expect(group.runs).toEqual([again]);
      expect(group.superseded).toEqual([first]);
      expect(metricEstimate(group, 'P@1')).toMatchObject({ mean: 0.4, count: 1 });
    }
  });

  it('tells apart what shares a label by the settings that differ', () => {
    const labels = groupRuns([
      exampleRun({ dim: 8 }),
      exampleRun({ dim: 16 }),
      exampleRun({ dim: 16, family: 'powl', extra: 1 }),
      exampleRun({ keep: 2 }),
    ]).map((group) => group.method);
    expect(labels).toEqual([
      'SNM(64, 2)',
      'SNM(64, 1) [family=bowl, dim=8, extra=none]',
      'SNM(64, 1) [family=bowl, dim=16, extra=none]',
      'SNM(64, 1) [family=powl, dim=16, extra=1]',
    ]);
  });

  it('puts the splits of a task together', () => {
    const places = [
      ['a', 'strict'],
      ['b', 'strict'],
      ['a', 'random'],
      ['b', 'random'],
    ].map(([task, split]) => exampleRun({}, { labels: { task, split } }));
    expect(groupRuns(places).map(({ task, split }) => `${task} ${split}`)).toEqual([
      'a strict',
      'a random',
      'b strict',
      'b random',
    ]);
  });

  it('never mixes data: another split, name or checksum is another group', () => {
    const { data } = exampleRun();
    const groups = groupRuns([
      exampleRun(),
      exampleRun({}, { data: { ...data, split: 'random' } }),
      exampleRun({}, { data: { ...data, checksum: 'other' } }),
      exampleRun({}, { labels: { task: 'renamed', split: 'random' } }),
    ]);
    expect(groups.map(({ task, split, method }) => [task, split, method])).toEqual([
      ['toy', 'default', 'SNM(64, 1) [checksum=abc]'],
      ['toy', 'default', 'SNM(64, 1) [checksum=other]'],
      ['toy', 'random', 'SNM(64, 1)'],
      ['renamed', 'random', 'SNM(64, 1)'],
    ]);
  });
});

describe('estimates of a group', () => {
  const [group] = groupRuns([1, 2, 3].map((seed) => runWithPrecision({ seed }, 0.4 + seed / 10)));

  it('are over seeds', () => {
    expect(metricEstimate(group, 'P@1')).toMatchObject({ count: 3 });
    expect(metricEstimate(group, 'P@1')!.mean).toBeCloseTo(0.6, 12);
    expect(metricEstimate(group, 'P@1')!.halfWidth).toBeCloseTo(0.2484138, 6);
    expect(metricEstimate(group, 'P@1', { on: 'dev' })).toBeNull();
    expect(metricEstimate(group, 'P@7')).toBeNull();
  });

  it('tell costs, examples a second over the whole run', () => {
    // Epochs of 1 s at 30 and 3 s at 10 examples a second: 60 examples in 4 s.
    expect(costEstimate(group, 'examplesPerSecond')).toMatchObject({ mean: 15, count: 3 });
    expect(costEstimate(group, 'trainSeconds')).toMatchObject({ mean: 4, halfWidth: 0 });
    expect(costEstimate(group, 'peakRssMiB', 0.9)).toMatchObject({ mean: 100, confidence: 0.9 });
    expect(costEstimate(groupRuns([exampleRun({}, { epochs: [] })])[0], 'examplesPerSecond')).toBeNull();
  });
});
