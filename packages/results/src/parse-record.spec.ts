import { describe, expect, it } from 'vitest';
import {
  exampleBoundChoice,
  exampleComplexityGrowth,
  exampleGap,
  exampleLooseness,
  exampleMiningFactors,
} from './bounds.fixture.ts';
import { parseRecord } from './parse-record.ts';
import { recordSchemas, type StoredRecord } from './record-schemas.ts';
import { exampleClaims, exampleExperiment, exampleMap, exampleRun } from './record.fixture.ts';

/** One valid record a kind: a new kind is tested by being listed here, and must be. */
const examples: StoredRecord[] = [
  exampleRun(),
  exampleExperiment(),
  exampleMap(),
  exampleClaims(),
  exampleGap(),
  exampleBoundChoice(),
  exampleMiningFactors(),
  exampleLooseness(),
  exampleComplexityGrowth(),
];

const reasonOf = (value: unknown) => {
  const parsed = parseRecord(value);
  return 'reason' in parsed ? parsed.reason : 'accepted';
};

describe('every kind of record', () => {
  it('has an example here', () => {
    expect(examples.map((record) => record.schema)).toEqual(Object.keys(recordSchemas));
  });

  it.each(Object.entries(recordSchemas))('%s is listed under its own schema string', (name, schema) => {
    expect(schema.shape.schema.value).toBe(name);
    expect(name).toMatch(/^owlery\.[a-z-]+\/[1-9]\d*$/);
  });

  it.each(examples)('$schema survives a round trip through JSON', (record) => {
    expect(parseRecord(JSON.parse(JSON.stringify(record)))).toEqual({ record });
  });

  it.each(examples)('$schema keeps keys it does not know', (record) => {
    expect(parseRecord({ ...record, later: { more: 1 } })).toEqual({
      record: { ...record, later: { more: 1 } },
    });
  });

  it.each(
    examples.flatMap((record) => Object.keys(record).map((key) => [record.schema, key, record] as const)),
  )('%s refuses a wrong %s', (_, key, record) => {
    expect(reasonOf({ ...record, [key]: key === 'schema' ? 7 : -0.5 })).not.toBe('accepted');
  });
});

describe('what is no record', () => {
  it.each([null, 7, 'text', [exampleRun()], undefined])('%j is no object', (value) => {
    expect(reasonOf(value)).toBe('not a JSON object');
  });

  it('tells foreign documents, newer and older versions apart', () => {
    expect(reasonOf({ name: 'package' })).toContain("no 'schema' field");
    expect(reasonOf({ schema: 'other.run/1' })).toContain('unknown schema "other.run/1"');
    expect(reasonOf({ schema: 'toString' })).toContain('unknown schema');
    expect(reasonOf({ ...exampleRun(), schema: 'owlery.run/9' })).toBe(
      "schema 'owlery.run/9' is newer than the 'owlery.run/1' this version of Owlery reads",
    );
    expect(reasonOf({ ...exampleRun(), schema: 'owlery.run/0' })).toContain('older');
  });

  it('names the place and at most three faults', () => {
    const broken = exampleRun({ dim: -1, epochs: 0.5, batch: 0 }, { metrics: undefined! });
    expect(reasonOf(broken)).toMatch(/^not a valid owlery\.run\/1: config\.dim: .*; and 1 more$/);
  });
});

describe('a run record', () => {
  it.each([
    ['a precision above 1', exampleRun({}, { metrics: { test: { 'P@1': 1.5 } } })],
    ['a precision in percent', exampleRun({}, { metrics: { test: { 'P@1': 87 } } })],
    ['a metric without a rank', exampleRun({}, { metrics: { test: { P: 0.5 } } })],
    ['a short checksum', exampleRun({}, { checksum: 'abc' })],
    ['an id with a path', exampleRun({}, { id: '../elsewhere' })],
    ['a local time without offset', exampleRun({}, { createdAt: '2025-01-01 00:00' })],
    ['more kept than sampled', exampleRun({ sample: 4, keep: 5 })],
    ['an infinite learning rate', exampleRun({ learningRate: { embedding: Infinity, output: 1 } })],
  ])('refuses %s', (_, record) => {
    expect(reasonOf(record)).toContain('not a valid owlery.run/1');
  });

  it('asks each method for its numbers', () => {
    const without = (key: 'sample' | 'keep', method: 'snm' | 'ns' | 'full') => {
      const run = exampleRun({ method });
      delete run.config[key];
      return reasonOf(run);
    };
    expect(without('sample', 'ns')).toContain("config.sample: method 'ns' needs a sample size");
    expect(without('keep', 'snm')).toContain("config.keep: method 'snm' needs the number of kept negatives");
    expect(without('keep', 'ns')).toBe('accepted');
    expect(reasonOf(exampleRun({ method: 'ns', sample: 64, keep: 1 }))).toContain(
      'keep is 64 or absent, got 1',
    );
    expect(without('keep', 'full')).toBe('accepted');
  });

  it('tells a diverged epoch by a null loss', () => {
    const [epoch] = exampleRun().epochs;
    expect(reasonOf(exampleRun({}, { epochs: [{ ...epoch, loss: null }] }))).toBe('accepted');
  });
});

describe('an experiment record', () => {
  it('refuses a choice that was no candidate', () => {
    const experiment = exampleExperiment();
    experiment.tuning[0].chosen = { embedding: 2, output: 0.1 };
    expect(reasonOf(experiment)).toContain(
      'tuning.0.chosen: the chosen learning rate is one of the candidates',
    );
  });
});

describe('a calibration map', () => {
  const cell = {
    ...{ distribution: 'zipf:1', sample: 2, keep: 1, calibratedFor: [1], undecided: [] },
    ...{ gaps: { 1: 0.2 }, margins: { 1: 0.2 } },
  };
  const overDistributions = (over: object) => {
    return { ...exampleMap(), simplex: undefined, cells: [{ ...cell, ...over }] };
  };

  it('lies over the simplex or over distributions, not both and not neither', () => {
    expect(reasonOf(overDistributions({}))).toBe('accepted');
    expect(reasonOf(exampleMap({ cells: [cell] }))).toContain('either simplex or cells');
    expect(reasonOf({ ...exampleMap(), simplex: undefined })).toContain('either simplex or cells');
  });

  it('names K by whole numbers from 1', () => {
    expect(reasonOf(overDistributions({ gaps: { 0: 0.2 } }))).toContain('cells.0.gaps.0');
    expect(reasonOf(overDistributions({ gaps: { one: 0.2 } }))).toContain('cells.0.gaps.one');
  });
});

describe('a report on claims', () => {
  it('refuses a summary that does not count its claims', () => {
    const [claim] = exampleClaims().claims;
    expect(reasonOf(exampleClaims({ claims: [claim, claim] }))).toContain('the summary must count');
    expect(reasonOf(exampleClaims({ claims: [{ ...claim, holds: false }] }))).toContain(
      'the summary must count',
    );
  });
});

describe('a record of bounds beside what is measured', () => {
  const [cell] = exampleGap().cells;
  it.each([
    ['a negative bound', exampleGap({ cells: [{ ...cell, bounds: { maurer: -1 } }] })],
    ['a loss below 0', exampleGap({ cells: [{ ...cell, empirical: -1 }] })],
    ['a delta of 1', exampleGap({ delta: 1 })],
    [
      'K that is no whole number',
      exampleBoundChoice({ cells: [{ ...exampleBoundChoice().cells[0], errors: { one: null! } }] }),
    ],
    ['no instance', exampleLooseness({ instances: [] })],
    [
      'a ball without a name',
      exampleComplexityGrowth({ cells: [{ ...exampleComplexityGrowth().cells[0], ball: '' }] }),
    ],
    ['no arm', exampleMiningFactors({ arms: [] })],
  ])('refuses %s', (_, record) => {
    expect(reasonOf(record)).toContain(`not a valid ${record.schema}`);
  });

  it('takes a gap that is negative', () => {
    expect(reasonOf(exampleGap({ cells: [{ ...cell, gap: -0.1 }] }))).toBe('accepted');
  });
});
