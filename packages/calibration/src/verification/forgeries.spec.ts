import { readdirSync, readFileSync } from 'node:fs';

import { parseRational } from '@owlery/numeric';
import { describe, expect, it } from 'vitest';

import { certifyCalibration, type CertificateOptions } from '../certificates/certify-calibration.ts';
import { type InfimaCertificate, type MajorantCertificate } from './certificate-schema.ts';
import { certificateSeal } from './certificate-seal.ts';
import { verifyCertificate } from './verify-certificate.ts';

const anchors = ['3/5', '1/4', '3/20'].map((text) => parseRational(text));

/** What a verifier that checks all but one condition would believe: everything else fits, the seal included. */
function forged<C extends InfimaCertificate | MajorantCertificate>(
  options: CertificateOptions,
  change: (certificate: C) => object,
): string {
  const certificate = certifyCalibration(options) as C;
  const document = { ...certificate, ...change(certificate) };
  return verifyCertificate({ ...document, seal: certificateSeal(document) }).reason;
}

describe('forged certificates', () => {
  it('a packing that exceeds one capacity by a little, to prove a risk that is not the least', () => {
    // R({1, 2}) = 5/4 and not the least risk 6/5: the packing is raised by 1/20 at a cut that is full.
    const reason = forged<InfimaCertificate>(
      { probabilities: anchors, family: 'powl', surrogate: 'hinge', weights: [1, 1] },
      () => ({
        infimum: {
          value: '5/4',
          scores: ['2', '1', '0'],
          dual: { kind: 'packing', full: [0, 1], part: ['9/20', '0'] },
        },
      }),
    );
    expect(reason).toBe('the packing exceeds its capacity at cut 1');
  });

  it('slopes that lose balance by a little and regain it', () => {
    // Scores (1, 1, 0) risk 39/50, the least is 19/25.
    const options: CertificateOptions = {
      probabilities: anchors,
      family: 'bowl',
      surrogate: 'hinge',
      weights: ['1/5', '1/5'].map((text) => parseRational(text)),
    };
    const infimum = (own: string[], negative: string[]): object => ({
      infimum: { value: '39/50', scores: ['1', '1', '0'], dual: { kind: 'slopes', own, negative } },
    });
    const unbalanced = forged<InfimaCertificate>(options, () =>
      infimum(['9/100', '3/20', '3/20'], ['2/25', '3/20', '4/25']),
    );
    expect(unbalanced).toBe('the slopes lose balance at rank 1');
    const open = forged<InfimaCertificate>(options, () =>
      infimum(['2/25', '3/20', '3/20'], ['2/25', '3/20', '17/100']),
    );
    expect(open).toBe('the slopes do not balance in all');
    const large = forged<InfimaCertificate>(options, () =>
      infimum(['2/25', '3/20', '4/25'], ['2/25', '3/20', '4/25']),
    );
    expect(large).toBe('own[2] is out of range');
    const larger = forged<InfimaCertificate>(options, () =>
      infimum(['9/100', '3/20', '3/20'], ['9/100', '3/20', '3/20']),
    );
    expect(larger).toBe('negative[0] is out of range');
    const negative = forged<InfimaCertificate>(options, () =>
      infimum(['-1/100', '3/20', '1/4'], ['2/25', '3/20', '4/25']),
    );
    expect(negative).toBe('own[0] is out of range');
  });

  it('a gap between an infimum and a wrong score vector that is not the best of its kind', () => {
    const reason = forged<InfimaCertificate>(
      { probabilities: anchors, family: 'powl', surrogate: 'hinge', weights: [1, 1], top: 1 },
      ({ claims }) => ({
        claims: [
          {
            ...claims[0],
            gap: '4/5',
            wrongInfimum: { ...claims[0].wrongInfimum, value: '2', scores: ['0', '0', '0'] },
          },
        ],
      }),
    );
    expect(reason).toBe('claims[0].wrongInfimum.dual does not prove 2');
  });

  it('a line that touches the points at K and once more', () => {
    // p_1 = T_1 and weight on the best negative only: the points 0, 1 and 3 lie on one line of slope 1.
    const options: CertificateOptions = {
      probabilities: ['1/2', '3/10', '1/5'].map((text) => parseRational(text)),
      family: 'bowl',
      surrogate: 'logistic',
      weights: [1, 0],
      top: 1,
    };
    expect(certifyCalibration(options).claims).toEqual([{ top: 1, calibrated: false, left: 0, right: 3 }]);
    for (const slope of ['1', '99/100', '101/100']) {
      const reason = forged<MajorantCertificate>(options, () => ({
        claims: [{ top: 1, calibrated: true, slope }],
      }));
      expect(reason).toBe(`a line of slope ${slope} does not touch the points at 1 alone`);
    }
  });

  it('a chord that passes below K, and slopes and ends out of range', () => {
    const options: CertificateOptions = {
      probabilities: anchors,
      family: 'bowl',
      surrogate: 'logistic',
      weights: [1, 0],
      top: 1,
    };
    const claim = (fields: object): string =>
      forged<MajorantCertificate>(options, () => ({ claims: [fields] }));
    expect(claim({ top: 1, calibrated: false, left: 0, right: 3 })).toBe(
      'the point 1 lies above the chord from 0 to 3',
    );
    expect(claim({ top: 1, calibrated: false, left: 1, right: 3 })).toMatch(
      'must have left < top < right <= 3',
    );
    expect(claim({ top: 1, calibrated: false, left: 0, right: 4 })).toMatch(
      'must have left < top < right <= 3',
    );
    expect(claim({ top: 1, calibrated: true, slope: '-1' })).toBe('claims[0].slope must be positive');
    expect(claim({ top: 3, calibrated: true, slope: '1' })).toBe('claims[0].top must be from 1 to 2');
  });
});

describe('the verifier', () => {
  it('shares nothing with the solver beyond rational arithmetic', () => {
    const folder = new URL('.', import.meta.url);
    const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
    const imported = sources.flatMap((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8');
      return Array.from(text.matchAll(/from '([^']+)'/g), ([, source]) => source);
    });
    expect(sources.length).toBeGreaterThan(5);
    expect(new Set(imported.filter((source) => !source.startsWith('./')))).toEqual(
      new Set(['@owlery/numeric', 'zod', '@noble/hashes/sha2.js', '@noble/hashes/utils.js']),
    );
  });
});
