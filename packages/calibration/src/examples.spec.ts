import { bowl, exponential, hinge, logistic, powl } from '@owlery/losses';
import { formatRational, parseRational, randomStream, rational } from '@owlery/numeric';
import { describe, expect, it } from 'vitest';

import {
  calibratedShare,
  certifyCalibration,
  compareWithOracle,
  conditionalRisk,
  decideCalibration,
  enumeratedInfima,
  familyMap,
  geometric,
  headsAndTail,
  linearProgramInfima,
  majorantPoints,
  namedDistribution,
  numericInfima,
  partitionRisk,
  pooledRisk,
  positivePrefixRisks,
  probabilityFamilies,
  sampleKeepMap,
  simplexCurves,
  simplexGrid,
  simplexRegions,
  uniform,
  verifyCertificate,
  zipf,
} from './index.ts';

const p = [0.6, 0.25, 0.15];

describe('the examples of the docstrings', () => {
  it('risks', () => {
    expect(
      conditionalRisk(p, powl({ surrogate: hinge, weights: [1, 1] }), Float64Array.of(1, 0, 0)),
    ).toBeCloseTo(1.2, 14);
    expect(partitionRisk([0.4, 0.35, 0.25], [1, 1], [2])).toBe(1.75);
    expect(pooledRisk(exponential, 0.5, 0.5)).toBe(1);
    const risks = positivePrefixRisks(p, [1, 1]);
    for (const [m, expected] of [2, 1.6, 2.6, 4].entries()) expect(risks[m]).toBeCloseTo(expected, 14);
    expect(Array.from(majorantPoints([0.5, 0.3, 0.2], [1, 0]).widths)).toEqual([0, 0.5, 1, 1]);
  });

  it('the risks of positive prefixes are those of the definition', () => {
    const loss = bowl({ surrogate: hinge, weights: [1, 1] });
    const risks = [0, 1, 2, 3].map((m) =>
      conditionalRisk(
        p,
        loss,
        Float64Array.of(0, 0, 0).map((_, c) => (c < m ? 1 : -1)),
      ),
    );
    positivePrefixRisks(p, [1, 1]).forEach((risk, m) => expect(risk).toBeCloseTo(risks[m], 14));
    expect(() => positivePrefixRisks(p, [1])).toThrow(
      'weights must hold one number a negative (classes - 1 = 2), got 1',
    );
    expect(() => majorantPoints(p, [1])).toThrow(
      'weights must hold one number a negative (classes - 1 = 2), got 1',
    );
  });

  it('decisions and certificates', () => {
    const decision = decideCalibration({
      probabilities: p,
      family: 'powl',
      surrogate: 'hinge',
      weights: [1, 1],
    });
    expect(decision.calibratedFor).toEqual([1]);
    expect(decision.minimisers).toEqual([[1]]);
    const probabilities = ['3/5', '1/4', '3/20'].map((text) => parseRational(text));
    const certificate = certifyCalibration({
      probabilities,
      family: 'powl',
      surrogate: 'hinge',
      weights: [1, 1],
    });
    expect(verifyCertificate(JSON.stringify(certificate)).valid).toBe(true);
    expect(verifyCertificate('{"schema":')).toEqual({
      valid: false,
      reason: 'not JSON: the document may be truncated',
    });
  });

  it('oracles', async () => {
    const instance = { family: 'powl' as const, surrogate: hinge, probabilities: p, weights: [1, 1], top: 1 };
    for (const found of [enumeratedInfima(instance), await linearProgramInfima(instance)]) {
      expect(found.infimum).toBeCloseTo(1.2, 6);
      expect(found.wrongInfimum).toBeCloseTo(1.45, 6);
    }
    const found = numericInfima({
      family: 'bowl',
      surrogate: logistic,
      probabilities: p,
      weights: [1, 0],
      top: 2,
    });
    expect(found.wrongInfimum).toBeCloseTo(found.infimum, 10);
    expect((await compareWithOracle({ oracle: 'enumeration', cases: 20, seed: 1 })).disagreements).toEqual(
      [],
    );
  });

  it('distributions', () => {
    const texts = (list: ReturnType<typeof zipf.exactProbabilities>): string[] => list!.map(formatRational);
    expect(texts(zipf.exactProbabilities(3, [rational(1)]))).toEqual(['6/11', '3/11', '2/11']);
    expect(texts(geometric.exactProbabilities(3, [rational(1, 2)]))).toEqual(['4/7', '2/7', '1/7']);
    expect(texts(headsAndTail.exactProbabilities(4, [rational(2), rational(3, 4)]))).toEqual([
      '3/8',
      '3/8',
      '1/8',
      '1/8',
    ]);
    expect(Array.from(uniform.probabilities(4, []))).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(probabilityFamilies.map((family) => family.id)).toEqual([
      'zipf',
      'geometric',
      'uniform',
      'heads-tail',
    ]);
    expect(namedDistribution('geometric:1/2', 3, true).inputError).toBe(0);
  });

  it('maps', () => {
    expect(simplexRegions('bowl', [1, 1]).map((region) => formatRational(region.share))).toEqual([
      '3/4',
      '0',
    ]);
    expect(simplexCurves([1, 0]).filter((curve) => curve.top === 1)).toHaveLength(2);
    expect(
      simplexGrid({ family: 'bowl', surrogate: 'logistic', weights: [1, 1], resolution: 12 }),
    ).toHaveLength(19);
    const scheme = 'without-replacement';
    const [cell] = sampleKeepMap({
      probabilities: p,
      family: 'bowl',
      surrogate: 'hinge',
      scheme,
      samples: [2],
      keeps: [2],
    });
    expect(cell.calibratedFor).toEqual([1]);
    const cells = familyMap({
      distributions: ['zipf:1', 'geometric:1/2'],
      classes: 5,
      family: 'powl',
      surrogate: 'hinge',
      scheme,
      samples: [1, 4],
      keeps: [1],
    });
    expect(cells).toHaveLength(4);
    const [first] = calibratedShare({
      family: 'bowl',
      surrogate: 'hinge',
      weights: [1, 1],
      points: 1000,
      stream: randomStream(7, 'share'),
    });
    expect(Math.abs(first.share - 0.75)).toBeLessThan(0.05);
  });
});
