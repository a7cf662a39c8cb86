import { formatRational, parseRational, rational } from '@owlery/numeric';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decideCalibration } from '../decide-calibration.ts';
import { exactly, smallInstances } from '../instances.support.ts';
import { certificateSeal } from '../verification/certificate-seal.ts';
import { type CalibrationCertificate } from '../verification/certificate-schema.ts';
import { verifyCertificate } from '../verification/verify-certificate.ts';
import { certifyCalibration, type CertificateOptions } from './certify-calibration.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const probabilities = ['3/5', '1/4', '3/20'].map((text) => parseRational(text));
const copy = (certificate: CalibrationCertificate): Json => JSON.parse(JSON.stringify(certificate)) as Json;
const sealed = (document: Json): Json => {
  const fields = document as { [key: string]: Json };
  return { ...fields, seal: certificateSeal(fields as never) };
};

/** Every document that differs in one place: numbers moved, texts bent, flags turned, entries dropped or doubled. */
function alterations(document: Json): { path: string; altered: Json }[] {
  const found: { path: string; altered: Json }[] = [];
  const visit = (node: Json, path: string, put: (value: Json) => Json): void => {
    const offer = (label: string, value: Json): void =>
      void found.push({ path: `${path} ${label}`, altered: put(value) });
    if (typeof node === 'string') {
      offer('bent', `${node}x`);
      if (/^-?\d+(\/\d+)?$/.test(node)) {
        const value = parseRational(node);
        offer('raised', formatRational(value.add(rational(1, 97))));
        offer('lowered', formatRational(value.sub(rational(1, 97))));
        offer('negated', formatRational(value.neg()) === node ? '1' : formatRational(value.neg()));
        offer('not in lowest terms', `${value.s * value.n * 2n}/${value.d * 2n}`);
      }
    } else if (typeof node === 'boolean') offer('turned', !node);
    else if (typeof node === 'number') {
      offer('raised', node + 1);
      offer('lowered', node - 1);
    } else if (Array.isArray(node)) {
      node.forEach((entry, i) => {
        visit(entry, `${path}[${i}]`, (value) => put(node.map((old, j) => (i === j ? value : old))));
        offer(
          `without ${i}`,
          node.filter((_, j) => j !== i),
        );
      });
      if (node.length > 0) offer('doubled', [...node, node[node.length - 1]]);
    } else if (node !== null) {
      for (const [key, entry] of Object.entries(node)) {
        visit(entry, `${path}.${key}`, (value) => put({ ...node, [key]: value }));
        offer(`without ${key}`, Object.fromEntries(Object.entries(node).filter(([other]) => other !== key)));
      }
      offer('with a field more', { ...node, more: 1 });
    }
  };
  visit(document, '$', (value) => value);
  return found;
}

const examples: [string, CertificateOptions][] = [
  ['powl, θ = (1, 1)', { probabilities, family: 'powl', surrogate: 'hinge', weights: [1, 1] }],
  [
    'bowl, θ = (1/5, 1/5)',
    { probabilities, family: 'bowl', surrogate: 'hinge', weights: ['1/5', '1/5'].map(parseRational) },
  ],
  ['powl, rising θ', { probabilities, family: 'powl', surrogate: 'hinge', weights: [0.5, 2] }],
  ['bowl, rising θ', { probabilities, family: 'bowl', surrogate: 'hinge', weights: [0, 2] }],
  ['logistic bowl', { probabilities, family: 'bowl', surrogate: 'logistic', weights: [1, 0] }],
];

describe('certificates', () => {
  it.each(examples)('prove what the exact decision says: %s', (_, options) => {
    const decision = decideCalibration({ ...options, exact: true });
    const certificate = certifyCalibration(options);
    const yes = decision.calibratedFor.join(', ') || 'none';
    const no = [1, 2].filter((k) => !decision.calibratedFor.includes(k)).join(', ') || 'none';
    const reason = `proved: calibrated for ${yes}; not calibrated for ${no}`;
    expect(verifyCertificate(JSON.stringify(certificate))).toEqual({ valid: true, reason });
    expect(verifyCertificate(copy(certificate)).valid).toBe(true);
  });

  it('do so on random instances, with any weights, and carry the exact gaps', () => {
    let [yes, no] = [0, 0];
    fc.assert(
      fc.property(smallInstances(7), fc.constantFrom('hinge', 'exponential'), (small, surrogate) => {
        if (small.family === 'powl' && surrogate !== 'hinge') return;
        const options = { ...exactly(small), surrogate };
        if (options.probabilities.every((x) => x.equals(options.probabilities[0]))) return;
        const decision = decideCalibration({ ...options, exact: true });
        const certificate = certifyCalibration(options);
        expect(verifyCertificate(copy(certificate)).reason).toMatch(/^proved/);
        for (const claim of certificate.claims) {
          expect(claim.calibrated).toBe(decision.calibratedFor.includes(claim.top));
          if ('gap' in claim) expect(claim.gap).toBe(formatRational(decision.exactGaps![claim.top]));
          if (claim.calibrated) yes++;
          else no++;
        }
        if (certificate.kind === 'infima')
          expect(certificate.infimum.value).toBe(formatRational(decision.exactInfimum!));
      }),
      { seed: 18, numRuns: 250 },
    );
    expect(Math.min(yes, no)).toBeGreaterThan(100);
  });

  it.each(examples)('are refused after any single alteration: %s', (_, options) => {
    const document = copy(certifyCalibration(options));
    const all = alterations(document);
    expect(all.length).toBeGreaterThan(60);
    for (const { path, altered } of all) {
      expect(verifyCertificate(altered), path).toMatchObject({ valid: false });
    }
  });

  it.each(examples)(
    'are refused after an alteration that is sealed again, unless they still prove their claims: %s',
    (_, options) => {
      const document = copy(certifyCalibration(options));
      const surviving = alterations(document).filter(
        ({ altered, path }) => !path.includes('seal') && verifyCertificate(sealed(altered)).valid,
      );
      for (const { path, altered } of surviving) {
        // What survives is another proof of true claims: one left out, another optimal point, slope or chord.
        const { claims, instance } = altered as unknown as CalibrationCertificate;
        const truth = decideCalibration({
          family: instance.family as 'bowl',
          surrogate: instance.surrogate,
          probabilities: instance.probabilities.map(parseRational),
          weights: instance.weights.map(parseRational),
          exact: true,
        });
        for (const claim of claims)
          expect(claim.calibrated, path).toBe(truth.calibratedFor.includes(claim.top));
        expect(path).toMatch(/^\$\.claims without|\.(slope|left|right|scores|weights|surrogate)\b/);
      }
    },
  );

  it('are refused when truncated, foreign, or of another version', () => {
    const text = JSON.stringify(certifyCalibration(examples[0][1]));
    for (let length = 0; length < text.length; length += 7) {
      expect(verifyCertificate(text.slice(0, length))).toEqual({
        valid: false,
        reason: 'not JSON: the document may be truncated',
      });
    }
    for (const foreign of [null, 3, [], {}, 'null', '"text"', { schema: 'another' }]) {
      expect(verifyCertificate(foreign).reason).toMatch(/^not a calibration certificate: /);
    }
    expect(verifyCertificate(text.replace('"version":1', '"version":2')).reason).toMatch(/version/);
  });

  it('are refused for good reasons even when sealed', () => {
    const base = copy(certifyCalibration(examples[0][1])) as { [key: string]: Json };
    const instance = base.instance as { [key: string]: Json };
    const [first] = base.claims as { [key: string]: Json }[];
    const wrong = first.wrongInfimum as { [key: string]: Json };
    const infimum = base.infimum as { [key: string]: Json };
    const reasonOf = (change: { [key: string]: Json }): string =>
      verifyCertificate(sealed({ ...base, ...change })).reason;
    const claim = (change: { [key: string]: Json }): string =>
      reasonOf({ claims: [{ ...first, ...change }] });
    expect(reasonOf({ instance: { ...instance, probabilities: ['1/4', '3/5', '3/20'] } })).toBe(
      'the probabilities must be in falling order',
    );
    expect(reasonOf({ instance: { ...instance, probabilities: ['3/5', '1/4', '1/5'] } })).toBe(
      'the probabilities must sum to 1',
    );
    expect(reasonOf({ instance: { ...instance, probabilities: ['3/5', '1/2', '-1/10'] } })).toMatch(
      'must not be negative',
    );
    expect(reasonOf({ claims: [first, first] })).toBe('each top must be claimed once');
    expect(claim({ top: 3 })).toBe('claims[0].top must be from 1 to 2');
    expect(claim({ calibrated: false })).toMatch('must say whether the gap is positive');
    expect(claim({ gap: '1/5' })).toBe('claims[0].gap must be the difference of the two infima');
    expect(claim({ wrongInfimum: { ...wrong, scores: ['1', '0', '0'] } })).toBe(
      'claims[0].wrongInfimum.scores must be wrong at 1',
    );
    expect(claim({ wrongInfimum: { ...wrong, scores: ['0', '0', '0'] } })).toMatch(
      'do not have the risk 29/20',
    );
    expect(claim({ wrongInfimum: { ...wrong, dual: infimum.dual } })).toMatch(/does not prove|exceeds/);
    expect(
      reasonOf({ infimum: { ...infimum, dual: { kind: 'packing', full: [1, 2], part: ['0', '0'] } } }),
    ).toMatch('the packing exceeds its capacity at cut 1');
    expect(
      reasonOf({ infimum: { ...infimum, dual: { kind: 'packing', full: [0, 0], part: ['1', '0'] } } }),
    ).toMatch('exceeds what its rank allows');
    expect(reasonOf({ infimum: { ...infimum, dual: { kind: 'slopes', own: [], negative: [] } } })).toBe(
      'the dual of a POWL must be a packing',
    );
  });

  it('do not accept a tie as a question', () => {
    const tied = ['2/5', '2/5', '1/5'].map(parseRational);
    const certificate = copy(certifyCalibration({ ...examples[0][1], probabilities: tied })) as {
      [key: string]: Json;
    };
    const [claim] = certificate.claims as { [key: string]: Json }[];
    expect(claim.top).toBe(2);
    expect(verifyCertificate(sealed({ ...certificate, claims: [{ ...claim, top: 1 }] })).reason).toBe(
      'claims[0].top must lie where the probabilities differ',
    );
  });

  it('take the tops asked for, and doubles as the exact numbers they are, over their sum', () => {
    const options: CertificateOptions = {
      probabilities: [0.1, 0.2, 0.3, 0.4],
      family: 'powl',
      surrogate: 'hinge',
      weights: [1, 0.1, 0],
    };
    const certificate = certifyCalibration({ ...options, tops: [3, 1, 3] });
    expect(certificate.claims.map((claim) => claim.top)).toEqual([3, 1]);
    expect(verifyCertificate(certificate).valid).toBe(true);
    expect(certifyCalibration({ ...options, top: 2 }).claims.map((claim) => claim.top)).toEqual([2]);
    expect(certificate.instance.weights[1]).toBe('3602879701896397/36028797018963968');
  });

  it.each<[object, string]>([
    [{ surrogate: 'logistic' }, 'a certificate needs powl with hinge, or bowl with hinge, squared-hinge'],
    [{ tops: [] }, 'tops must hold at least one number'],
    [{ tops: [3] }, 'tops must lie where the sorted probabilities differ (1, 2), got 3'],
    [{ probabilities: ['1/3', '1/3', '1/3'].map(parseRational) }, 'there is nothing to certify'],
  ])('cannot be made for %o', (change, message) => {
    expect(() => certifyCalibration({ ...examples[0][1], ...change })).toThrow(message);
  });
});
