import { type RunConfig, type RunRecord, type StoredRecord } from '@owlery/results';
import { describe, expect, it } from 'vitest';
import { exampleMeasurements } from './example-measurements.fixture.ts';
import { exampleRecords, exampleRecordsOnTwoSplits } from './example-records.fixture.ts';
import { freeze } from './freeze.fixture.ts';
import { type Cell, type Table } from './table.ts';
import { tables } from './tables.ts';
import { toCsv } from './to-csv.ts';
import { toLatex } from './to-latex.ts';
import { toMarkdown } from './to-markdown.ts';

const splits = freeze(exampleRecordsOnTwoSplits());
const isRun = (record: StoredRecord): record is RunRecord => record.schema === 'owlery.run/1';
const build = (name: string, records: readonly StoredRecord[]) =>
  tables.find((table) => table.name === name)!.build(records);

/** Runs of two methods with given precision at seeds 1, 2, 3. */
function runs(mined: readonly number[], sampled: readonly number[]): RunRecord[] {
  const [base] = splits.filter(isRun);
  const run = (config: Partial<RunConfig>, seed: number, precision: number): RunRecord => ({
    ...base,
    config: { ...base.config, ...config, seed },
    metrics: { test: { 'P@1': precision } },
  });
  return [
    ...mined.map((precision, index) => run({ method: 'snm', sample: 64, keep: 1 }, index + 1, precision)),
    ...sampled.map((precision, index) => run({ method: 'ns', sample: 64, keep: 64 }, index + 1, precision)),
  ];
}

const byColumn = (table: Table, row: number): Record<string, Cell> =>
  Object.fromEntries(table.columns.map(({ title }, index) => [title, table.rows[row][index]]));

describe.each(tables)('the $name table', (definition) => {
  it.each([
    ['two splits', splits],
    ['a full grid', exampleRecords('full')],
    ['measurements', exampleMeasurements()],
    ['nothing', []],
  ])('is a whole table of %s', (_, records) => {
    const table = definition.build(records);
    expect([table.name, table.title]).toEqual([definition.name, definition.title]);
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    expect(table.notes.length).toBeGreaterThan(0);
    expect(JSON.parse(JSON.stringify(table))).toEqual(table);
  });

  it.each([
    ['md', toMarkdown],
    ['csv', toCsv],
    ['tex', toLatex],
  ] as const)('keeps its snapshot as %s', async (ending, print) => {
    await expect(print(definition.build([...splits, ...exampleMeasurements()]))).toMatchFileSnapshot(
      `../snapshots/tables/${definition.name}.${ending}.snap`,
    );
  });
});

describe('the main table', () => {
  it('shows mean and half width worked by hand, and the best in bold', () => {
    // Deviations -0.1, 0, 0.1 give s = 0.1; t(2; 0.975) = 4.302653 from the printed table.
    const table = build('main', runs([0.5, 0.6, 0.7], [0.2, 0.2, 0.2]));
    const [sampling, mining] = [0, 1].map((row) => byColumn(table, row)['P@1']);
    expect(mining).toMatchObject({ kind: 'estimate', count: 3, bold: true });
    expect(mining).toHaveProperty('mean', expect.closeTo(0.6, 9));
    expect(mining).toHaveProperty('halfWidth', expect.closeTo((4.302653 * 0.1) / Math.sqrt(3), 6));
    expect(sampling).not.toHaveProperty('bold');
    expect(toMarkdown(table)).toContain('**0.600** ± 0.248');
  });

  it('makes no best of a single method, and leaves out metrics that nobody has', () => {
    const table = build('main', runs([0.5], []));
    expect(table.columns.map(({ title }) => title)).toEqual(['Task', 'Method', 'Seeds', 'P@1']);
    expect(byColumn(table, 0)['P@1']).toMatchObject({ mean: 0.5, halfWidth: null, count: 1 });
    expect(toMarkdown(table)).toMatch(/\| 0\.500 \|/);
    expect(table.notes[0]).toContain('one run with one seed');
  });
});

describe('the gain table', () => {
  it('shows the ratio paired by seed, worked by hand', () => {
    // Ratios 2, 2, 8: logs have mean ln 2 + (2 ln 2)/3 and s = 2 ln 2/sqrt(3); t(2; 0.975) = 4.302653.
    const cell = byColumn(build('gain', runs([0.4, 0.6, 0.8], [0.2, 0.3, 0.1])), 0)['P@1'];
    const halfWidth = (4.302653 * 2 * Math.LN2) / 3;
    expect(cell).toMatchObject({ kind: 'interval', count: 3 });
    expect(cell).toHaveProperty('value', expect.closeTo(2 ** (5 / 3), 9));
    expect(cell).toHaveProperty('low', expect.closeTo(2 ** (5 / 3) * Math.exp(-halfWidth), 5));
    expect(cell).toHaveProperty('high', expect.closeTo(2 ** (5 / 3) * Math.exp(halfWidth), 3));
    expect(cell).not.toHaveProperty('bold'); // the interval holds 1
  });

  it('is bold where the whole interval lies above 1', () => {
    const cell = byColumn(build('gain', runs([0.4, 0.41, 0.42], [0.2, 0.2, 0.2])), 0)['P@1'];
    expect(cell).toMatchObject({ bold: true });
  });

  it('names both footings', () => {
    const rows = build('gain', splits).rows.map((row) =>
      row.slice(1, 4).map((cell) => ('text' in cell ? cell.text : '')),
    );
    expect(rows.slice(0, 4)).toEqual([
      ['scored labels', 'SNM(64, 5)', 'NS(64)'],
      ['scored labels', 'SNM(64, 1)', 'NS(64)'],
      ['kept negatives', 'SNM(64, 1)', 'NS(1)'],
      ['kept negatives', 'SNM(512, 1)', 'NS(1)'],
    ]);
  });
});

describe('the cost table', () => {
  it('tells seconds, rate, scored labels and memory of each method', () => {
    const row = byColumn(build('cost', splits), 0);
    const group = splits
      .filter(isRun)
      .filter((run) => run.data.name === 'wordnet:ancestors' && run.config.sample === 1);
    const mean = group.reduce((sum, run) => sum + run.cost.trainSeconds, 0) / 3;
    expect(row['Training (s)']).toHaveProperty('mean', expect.closeTo(mean, 9));
    expect(row['Scored labels']).toMatchObject({ mean: 650_000, halfWidth: 0 });
    expect(row['Peak memory (MiB)']).toHaveProperty('mean', expect.closeTo(302.125, 9));
  });
});

describe('the tuning table', () => {
  it('shows every candidate, what it scored, and the one taken', () => {
    const table = build('tuning', splits);
    const rows = table.rows.map((_, row) => byColumn(table, row));
    expect(rows).toHaveLength(2 * 5 * 3);
    const taken = rows.filter((row) => row['Chosen'].kind === 'text' && row['Chosen'].text === '✓');
    expect(taken).toHaveLength(10);
    expect(taken.every((row) => row['Dev score'].kind === 'number' && row['Dev score'].value === 0.3)).toBe(
      true,
    );
    expect(rows.filter((row) => row['Dev score'].kind === 'text')).toHaveLength(2);
  });

  it('prints rates of any size', () => {
    const experiment = structuredClone(splits.find((record) => record.schema === 'owlery.experiment/1')!);
    experiment.tuning = experiment.tuning.slice(0, 1);
    experiment.tuning[0].candidates = [0, 1e-7, 0.125, 20, 1234].map((rate) => ({
      learningRate: { embedding: rate, output: 1 / 3 },
      score: 0.5,
    }));
    experiment.tuning[0].chosen = { embedding: 20, output: 1 / 3 };
    const text = toMarkdown(build('tuning', [experiment]));
    for (const rate of ['0', '0.0000001', '0.125', '20', '1,234', '0.333333'])
      expect(text).toMatch(new RegExp(`\\| +${rate.replace('.', '\\.')} \\|`));
  });

  it('marks the pair of rates that was taken, not either of them', () => {
    const experiment = structuredClone(splits.find((record) => record.schema === 'owlery.experiment/1')!);
    const rates = [
      { embedding: 1, output: 1 },
      { embedding: 1, output: 2 },
      { embedding: 2, output: 1 },
    ];
    experiment.tuning = experiment.tuning.slice(0, 1);
    experiment.tuning[0].candidates = rates.map((learningRate) => ({ learningRate, score: 0.5 }));
    experiment.tuning[0].chosen = rates[0];
    const table = build('tuning', [experiment]);
    expect(table.rows.map((_, row) => byColumn(table, row)['Chosen'])).toMatchObject([
      { text: '✓' },
      { text: '' },
      { text: '' },
    ]);
  });

  it('names the experiments where there are several', () => {
    const experiment = splits.find((record) => record.schema === 'owlery.experiment/1')!;
    const table = build('tuning', [experiment, { ...experiment, id: 'another' }]);
    expect(table.columns[0].title).toBe('Experiment');
    expect(table.rows).toHaveLength(60);
  });
});

describe('the split table', () => {
  it('holds one method on one split against the same on the other', () => {
    const strict = runs([0.2, 0.2, 0.2], []);
    const random = runs([0.3, 0.3, 0.3], []).map((run) => ({
      ...run,
      data: { ...run.data, split: 'random' },
    }));
    const row = byColumn(build('split', [...strict, ...random]), 0);
    expect(row['strict']).toMatchObject({ mean: expect.closeTo(0.2, 9), count: 3 });
    expect(row['random']).toMatchObject({ mean: expect.closeTo(0.3, 9), count: 3 });
    expect(row['random : strict']).toMatchObject({
      value: expect.closeTo(1.5, 9),
      low: expect.closeTo(1.5, 9),
    });
  });

  it('says when there is nothing to hold against', () => {
    expect(build('split', exampleRecords())).toMatchObject({
      rows: [],
      notes: [expect.stringContaining('No method')],
    });
  });
});
