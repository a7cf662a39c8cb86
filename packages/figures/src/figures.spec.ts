import { type RunRecord, type StoredRecord } from '@owlery/results';
import type { PlotData } from 'plotly.js';
import { describe, expect, it } from 'vitest';
import { drawFigure } from './draw-figure.ts';
import { exampleMaps } from './example-maps.fixture.ts';
import { exampleMeasurements } from './example-measurements.fixture.ts';
import { exampleRecords, exampleRecordsOnTwoSplits } from './example-records.fixture.ts';
import { type Figure } from './figure.ts';
import { figureJson } from './figure-json.ts';
import { figures } from './figures.ts';
import { freeze } from './freeze.fixture.ts';
import { darkColours } from './with-scheme.ts';

const quick = freeze(exampleRecords());
const isRun = (record: StoredRecord): record is RunRecord => record.schema === 'owlery.run/1';
const measured = freeze(exampleMeasurements());
const maps = freeze(exampleMaps());
const oneSeed = quick.filter((record) => isRun(record) && record.config.seed === 1);
const stores: [string, readonly StoredRecord[]][] = [
  ['a quick grid', quick],
  ['a full grid', freeze(exampleRecords('full'))],
  ['two splits', freeze(exampleRecordsOnTwoSplits())],
  ['one seed', oneSeed],
  ['measurements', measured],
  ['maps', maps],
  ['nothing', []],
];
const cases = figures.flatMap((figure) =>
  stores.map(([store, records]) => ({ name: figure.name, figure, store, records })),
);

/** The types of Plotly know no `subplot`. */
const traces = (figure: Figure) => figure.data as (PlotData & { subplot?: string })[];
const figureNamed = (name: string) => figures.find((figure) => figure.name === name)!;

it('has the figures of a report', () => {
  expect(figures.map((figure) => figure.name)).toEqual([
    'precision-against-keep',
    'precision-against-scored-labels',
    'precision-against-seconds',
    'learning-curves',
    'calibration-gap',
    'calibrated-ranks',
    'calibrated-regions',
    'calibrated-share',
    'bound-against-measurement',
    'bound-decomposition',
    'mining-factors',
    'route-looseness',
    'complexity-against-classes',
  ]);
});

describe.each(cases)('$name of $store', ({ figure, records }) => {
  const built = figure.build(records);

  it('is plain JSON, the same each time', () => {
    expect(JSON.parse(figureJson(built))).toEqual(JSON.parse(JSON.stringify(built)));
    expect(figureJson(figure.build(structuredClone([...records])))).toBe(figureJson(built));
    expect(figureJson(built)).not.toMatch(/NaN|Infinity/);
  });

  it('has the same data for a wide and a narrow page, and a place for every trace in both', () => {
    const { narrowLayout } = drawFigure(figure, records);
    expect(figure.build(records, { arrangement: 'narrow' }).data).toEqual(built.data);
    for (const layout of [built.layout, narrowLayout] as Record<string, unknown>[])
      for (const { xaxis = 'x', yaxis = 'y', subplot } of traces(built)) {
        if (subplot !== undefined) {
          expect(layout[subplot]).toMatchObject({ domain: { x: expect.anything(), y: expect.anything() } });
          continue;
        }
        expect([layout[xaxis.replace('x', 'xaxis')], layout[yaxis.replace('y', 'yaxis')]]).toEqual([
          expect.objectContaining({ anchor: yaxis }),
          expect.objectContaining({ anchor: xaxis }),
        ]);
      }
  });

  it('uses only colours that have a dark counterpart', () => {
    const used = JSON.stringify(built).match(/#[0-9a-f]{6}/gi) ?? [];
    const known = [...Object.keys(darkColours), '#000000']; // an invisible black behind the mode bar
    expect(used.filter((colour) => !known.includes(colour))).toEqual([]);
  });

  it('has words: title, caption, strength, and an axis title with every scale of a panel', () => {
    for (const words of [figure.title, figure.caption, figure.strength(records)])
      expect(words).toMatch(/\w{3}/);
    if (built.data.length === 0) return expect(built.layout.annotations).toHaveLength(1);
    const layout = figure.build(records, { arrangement: 'narrow' }).layout as Record<
      string,
      { title?: object }
    >;
    const axes = Object.keys(layout).filter((key) => /^[xy]axis/.test(key));
    expect(axes.filter((key) => layout[key].title === undefined)).toEqual([]);
  });
});

describe('committed snapshots', () => {
  it.each(figures)('$name', async (figure) => {
    await expect(figureJson(figure.build([...quick, ...measured, ...maps]))).toMatchFileSnapshot(
      `../snapshots/figures/${figure.name}.json.snap`,
    );
  });
});

describe('precision against k', () => {
  const built = figureNamed('precision-against-keep').build(quick);
  const runsOf = (method: string, task: string) =>
    quick
      .filter(isRun)
      .filter(({ config, data }) => data.name === task && `${config.sample} ${config.keep}` === method);

  it('draws means over seeds with the half width of their interval', () => {
    const trace = traces(built).find(({ name, xaxis }) => name === 'b = 64' && xaxis === 'x')!;
    expect(trace.x).toEqual([1, 5, 64]);
    ['64 1', '64 5', '64 64'].forEach((method, index) => {
      const values = runsOf(method, 'wordnet:ancestors').map((run) => run.metrics.test['P@1']);
      const mean = (values[0] + values[1] + values[2]) / 3;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 2;
      expect(trace.y[index]).toBeCloseTo(mean, 5);
      // t(2; 0.975) = 4.302653 from the printed table.
      const array = (trace.error_y as unknown as { array: number[] }).array;
      expect(array[index]).toBeCloseTo(4.302653 * Math.sqrt(variance / 3), 5);
    });
  });

  it('has a panel a task and rank, in reading order', () => {
    expect(new Set(traces(built).flatMap(({ xaxis }) => xaxis ?? []))).toEqual(
      new Set(['x', 'x2', 'x3', 'x4', 'x5', 'x6']),
    );
    const last = traces(built).find(({ name, xaxis }) => name === 'b = 512' && String(xaxis) === 'x6')!;
    const values = runsOf('512 1', 'wordnet:hypernyms').map((run) => run.metrics.test['P@5']);
    expect(last.y[0]).toBeCloseTo((values[0] + values[1] + values[2]) / 3, 5);
  });

  it('marks plain sampling by open diamonds, and only it', () => {
    for (const trace of traces(built).filter(({ name }) => name.startsWith('b = '))) {
      const sample = Number(trace.name.slice(4));
      const symbols = trace.marker.symbol as string[];
      trace.x.forEach((keep, index) => expect(symbols[index] === 'diamond-open').toBe(keep === sample));
    }
  });

  it('shows each series once in the legend', () => {
    const shown = traces(built).filter((trace) => trace.showlegend !== false);
    expect(shown.map((trace) => trace.name)).toEqual(['b = 1', 'b = 64', 'b = 512', 'k = b']);
  });

  it('has no bars where there is one seed', () => {
    const bars = traces(figureNamed('precision-against-keep').build(oneSeed)).flatMap(
      (trace) => trace.error_y ?? [],
    );
    expect(bars.length).toBeGreaterThan(0);
    expect(bars.every((bar) => bar.visible === false)).toBe(true);
  });

  it('leaves out a full loss, which keeps no number, while the cost figures show it', () => {
    const [run] = quick.filter(isRun);
    const { sample: _b, keep: _k, ...config } = run.config;
    void [_b, _k];
    const full: RunRecord = { ...run, config: { ...config, method: 'full' } };
    expect(figureNamed('precision-against-keep').build([full]).data).toEqual([]);
    const names = traces(figureNamed('precision-against-seconds').build([full])).map((trace) => trace.name);
    expect(new Set(names)).toEqual(new Set(['full OWL', 'k = b']));
  });
});

describe('learning curves', () => {
  const built = figureNamed('learning-curves').build(quick);

  it('are means over seeds within the range of the seeds', () => {
    const [band, line] = traces(built).filter(
      (trace) => trace.legendgroup === 'NS(1)' && trace.xaxis === 'x',
    );
    const losses = quick
      .filter(isRun)
      .filter(({ data, config }) => data.name === 'wordnet:ancestors' && config.sample === 1);
    const first = losses.map((run) => run.epochs[0].loss!);
    expect(line.y[0]).toBeCloseTo((first[0] + first[1] + first[2]) / 3, 5);
    expect(band.y[0]).toBeCloseTo(Math.max(...first), 5);
    expect(band.y.at(-1)).toBeCloseTo(Math.min(...first), 5);
  });

  it('pass over epochs whose loss is not finite', () => {
    const [run] = quick.filter(isRun);
    const epochs = run.epochs.map((epoch) => (epoch.epoch === 2 ? { ...epoch, loss: null } : epoch));
    const [line] = traces(figureNamed('learning-curves').build([{ ...run, epochs }]));
    expect(line.x).toEqual([1, 3, 4, 5]);
  });

  it('show the loss alone where no dev metric was taken', () => {
    const [run] = quick.filter(isRun);
    const epochs = run.epochs.map(({ epoch, loss, seconds, examplesPerSecond }) => ({
      epoch,
      loss,
      seconds,
      examplesPerSecond,
    }));
    expect(traces(figureNamed('learning-curves').build([{ ...run, epochs }]))).toHaveLength(1);
  });
});

it('reads no HTML from records', () => {
  const hostile = quick.filter(isRun).map((run) => ({
    ...run,
    labels: { task: '<b>bold</b> & <img src=x>' },
    config: { ...run.config, engine: run.config.seed === 1 ? '<i>x</i>' : 'wasm' },
  }));
  const words = '<b>bold</b> & <img src=x>';
  const measurements = JSON.parse(
    JSON.stringify(measured).replaceAll(/"(synthetic|Frobenius|BOWL, b[^"]*)"/g, JSON.stringify(words)),
  ) as StoredRecord[];
  const hostileMaps = maps.map((map) => ({ ...map, surrogate: words }));
  for (const figure of figures) {
    const text = JSON.stringify(figure.build([...hostile, ...measurements, ...hostileMaps]));
    expect(text).not.toMatch(/<img|<i>|<b>bold/);
    expect(text).toContain('&lt;img');
  }
});

describe('strength', () => {
  const [precision, , , curves] = figures;

  it('tells seeds and level', () => {
    expect(precision.strength(quick)).toBe(
      'Estimated with a confidence interval: mean over 3 seeds ± half width of the 95 % Student t interval.',
    );
    expect(precision.strength(quick.slice(1), { confidence: 0.99 })).toContain(
      '2 to 3 seeds ± half width of the 99 %',
    );
    expect(precision.strength(oneSeed)).toContain('one run with one seed');
    expect(precision.strength([])).toBe('There is no run yet.');
    expect(curves.strength(quick)).toContain('the bands span all seeds');
    expect(curves.strength(oneSeed)).toContain('one run with one seed');
  });
});
