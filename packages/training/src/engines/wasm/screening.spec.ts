import { createHash } from 'node:crypto';
import { randomStream } from '@owlery/numeric';
import { describe, expect, it } from 'vitest';
import { EpochPlanner, examplePool } from '../../planning/epoch-planner.ts';
import { labelSampler } from '../../planning/sampling.ts';
import { smallData } from '../../small-data.fixture.ts';
import { type TrainingConfig, checkTrainingConfig, defaultTrainingConfig } from '../../training-config.ts';
import { engineOptions } from '../engine-options.ts';
import { fillInitialTables } from '../initial-tables.ts';
import { WasmEngine } from './wasm-engine.ts';
import { type Screening } from './wasm-memory.ts';

const data = smallData({ points: 200, features: 60, labels: 300 });
const dim = 44;
const stream = (name: string) => randomStream(11, 'screening', name);
/** Writes the number of row r, column c. */
type Fill = (r: number, c: number) => number;

function normalRows(deviation: number, name = 'rows'): Fill {
  const draws = stream(name);
  return () => deviation * draws.normal();
}

/** Label tables that are hard on rounding, by what makes them so. */
const labelRows: Readonly<Record<string, () => Fill>> = {
  'normal rows': () => normalRows(0.3),
  zeros: () => () => 0,
  'zeros of both signs': () => (r, c) => ((r + c) % 2 ? 0 : -0),
  'one row throughout': () => (_, c) => Math.sin(c),
  'two rows in turn, in tens': () => (r, c) => Math.sin(c + (Math.floor(r / 10) % 2)),
  'rows that differ in one last bit': () => (r, c) => (c === r % dim ? 0.1 + 2 ** -27 : 0.1),
  'negatives of one another': () => (r, c) => (r % 2 ? 1 : -1) * Math.cos(c * (1 + (r >> 1))),
  'norms from 1e-20 to 1e16': () => {
    const draws = normalRows(1);
    return (r, c) => draws(r, c) * 10 ** (-20 + (36 * r) / 299);
  },
  'one huge number a row': () => {
    const draws = normalRows(0.1);
    return (r, c) => (c === r % dim ? 1e6 : draws(r, c));
  },
  'norms of about 1e-12, where rounding ends': () => normalRows(1.5e-13),
  'denormal numbers': () => (r, c) => ((r * 7 + c * 3) % 50) * 2 ** -149,
  'a few rows that are not zero': () => {
    const draws = normalRows(0.3);
    return (r, c) => (r % 40 === 3 ? draws(r, c) : 0);
  },
  'numbers whose squares overflow': () => normalRows(1e25),
  'an infinite number': () => {
    const draws = normalRows(0.3);
    return (r, c) => (r === 150 && c === 5 ? Infinity : draws(r, c));
  },
  'a NaN': () => {
    const draws = normalRows(0.3);
    return (r, c) => (r === 20 && c === 0 ? NaN : draws(r, c));
  },
};

const settings: Readonly<Record<string, Partial<TrainingConfig>>> = {
  'SNM(90, 1)': { sample: 90, keep: 1 },
  'SNM(299, 1), of all labels': { sample: 299, keep: 1 },
  'SNM(91, 7)': { sample: 91, keep: 7 },
  'SNM(93, 92)': { sample: 93, keep: 92 },
  'pairwise SNM(90, 3)': { sample: 90, keep: 3, family: 'powl' },
  'NS(90), hinge': { sample: 90, keep: 90, method: 'ns' },
  'pairwise NS(90), hinge': { sample: 90, keep: 90, method: 'ns', family: 'powl' },
  'pairwise NS(90), smoothed hinge': {
    sample: 90,
    method: 'ns',
    keep: 90,
    family: 'powl',
    surrogate: 'smoothed-hinge',
  },
  'NS(90), squared hinge': { sample: 90, keep: 90, method: 'ns', surrogate: 'squared-hinge' },
  'NS(90), logistic': { sample: 90, keep: 90, method: 'ns', surrogate: 'logistic' },
  'SNM(90, 2), logistic': { sample: 90, keep: 2, surrogate: 'logistic' },
  'draws with copies': { sample: 150, keep: 4, sampling: 'with-replacement' },
  'a hidden layer': { sample: 90, keep: 2, hidden: 36 },
};

/** An engine of a setting, with steps laid out, that can be run from one label table after another. */
function openScene(change: Partial<TrainingConfig>, screen: Screening, count: number) {
  const config = checkTrainingConfig(
    { ...defaultTrainingConfig, dim, batch: 37, pairs: 'all', threads: 2, ...change },
    data.labels,
  );
  const sampler = labelSampler(config, data);
  const options = engineOptions(config, data, sampler);
  const engine = new WasmEngine({ ...options, screen });
  const [chunk] = engine.chunks;
  new EpochPlanner(config, data.train, examplePool(data.train, config.pairs), sampler, 1).fill(chunk, count);
  // Equal digests for equal bits; to compare numbers one by one takes the test seconds.
  const bits = (values: Float32Array) => createHash('sha256').update(Float32Array.from(values)).digest('hex');
  return {
    engine,
    async run(fill: Fill) {
      for (const { values } of engine.tables) values.fill(0);
      fillInitialTables(engine.tables, options.shape, config.seed);
      for (const { name, rows, columns, stride, values } of engine.tables) {
        if (name !== 'labels') continue;
        for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) values[r * stride + c] = fill(r, c);
      }
      const counts = await engine.run(chunk);
      return { counts, losses: bits(chunk.losses), tables: engine.tables.map(({ values }) => bits(values)) };
    },
  };
}

/** What screening did in steps from one label table. */
async function screenedIn(change: Partial<TrainingConfig>, fill: Fill, count: number, screen?: Screening) {
  const scene = openScene(change, screen ?? 'where-it-helps', count);
  const found = await scene.run(fill);
  await scene.engine.close();
  return { ...found, ...scene.engine.screened() };
}

describe.each(Object.entries(settings))('screening %s', (_, setting) => {
  it('changes no bit of steps, on every label table', async () => {
    const [exact, screened] = [openScene(setting, 'never', 6), openScene(setting, 'always', 6)];
    for (const [name, fill] of Object.entries(labelRows)) {
      const expected = await exact.run(fill());
      const found = await screened.run(fill());
      expect(found.counts, name).toEqual(expected.counts);
      expect(found.losses, name).toEqual(expected.losses);
      expect(found.tables, name).toEqual(expected.tables);
    }
    expect(exact.engine.screened().steps).toBe(0);
    expect(screened.engine.screened().steps).toBeGreaterThan(4 * Object.keys(labelRows).length);
    await Promise.all([exact.engine.close(), screened.engine.close()]);
  });
});

describe('screening', () => {
  const one = { sample: 90, keep: 1 };

  it('leaves few labels to score in float32, and the same ones for any number of threads', async () => {
    const [two, three] = await Promise.all(
      [2, 3].map((threads) => screenedIn({ ...one, threads }, normalRows(0.3), 6)),
    );
    expect([two.steps, two.pairs]).toEqual([6, 37 * 90]);
    expect(two.rescored).toBeGreaterThan(0);
    expect(two.rescored).toBeLessThan(0.1 * two.pairs);
    expect(three).toEqual(two);
  });

  it('scores no negative in float32 that is outside the margin of a hinge', async () => {
    // Scores along one direction, half of them far below −1.
    const fill: Fill = (r, c) => Math.sin(c) * (r % 2 ? 30 : -30);
    const { pairs, rescored } = await screenedIn({ method: 'ns', sample: 90, keep: 90 }, fill, 1);
    expect(pairs).toBe(37 * 90);
    expect(rescored).toBeLessThan(0.65 * pairs);
    const { rescored: all } = await screenedIn(
      { method: 'ns', sample: 90, keep: 90, surrogate: 'logistic' },
      fill,
      1,
    );
    expect(all).toBeGreaterThan(0.9 * pairs);
  });

  it('pauses where it leaves much to do, and goes on; it needs rows that can be rounded', async () => {
    const logistic = { ...one, surrogate: 'logistic', learningRate: { embedding: 1e-30, output: 1e-30 } };
    const equal: Fill = (_, c) => Math.sin(c);
    const tables = await Promise.all(
      (['where-it-helps', 'always'] as const).map((screen) => screenedIn(logistic, equal, 10, screen)),
    );
    expect(tables.map(({ steps }) => steps)).toEqual([1, 10]);
    expect(tables[1].losses).toEqual(tables[0].losses);
    expect((await screenedIn(one, () => Infinity, 6)).steps).toBe(0);
  });
});
