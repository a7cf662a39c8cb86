import { type CertifiedInfimum, type InfimaCertificate } from './certificate-schema.ts';
import { dualBound } from './dual-bound.ts';
import { demand } from './refusal.ts';
import { riskByDefinition, type CertifiedInstance } from './risk-by-definition.ts';
import { wholeNumbers, type WholeNumbers } from './whole-numbers.ts';

/** Checks every claim of a certificate of infima; throws a `Refusal` at the first that fails. */
export function verifyInfima(certificate: InfimaCertificate, p: WholeNumbers, theta: WholeNumbers): void {
  const { family } = certificate.instance;
  const instance: CertifiedInstance = { family, p, theta };
  const classes = p.values.length;
  const least = checkInfimum('infimum', certificate.infimum, instance, instance);
  for (const [i, claim] of certificate.claims.entries()) {
    const name = `claims[${i}]`;
    const k = claim.top;
    demand(k >= 1 && k < classes, `${name}.top must be from 1 to ${classes - 1}`);
    demand(p.values[k - 1] > p.values[k], `${name}.top must lie where the probabilities differ`);
    const scores = checkedScores(`${name}.wrongInfimum`, claim.wrongInfimum, classes).values;
    const lowest = scores.slice(0, k).reduce((a, b) => (a < b ? a : b));
    const highest = scores.slice(k).reduce((a, b) => (a > b ? a : b));
    demand(lowest <= highest, `${name}.wrongInfimum.scores must be wrong at ${k}`);
    const exchanged = p.values.slice();
    [exchanged[k - 1], exchanged[k]] = [exchanged[k], exchanged[k - 1]];
    const ranks: CertifiedInstance = { family, p: { ...p, values: exchanged }, theta };
    const wrong = checkInfimum(`${name}.wrongInfimum`, claim.wrongInfimum, instance, ranks);
    const gap = wholeNumbers(`${name}.gap`, [claim.gap]);
    demand(
      gap.values[0] * wrong.denominator * least.denominator ===
        (wrong.values[0] * least.denominator - least.values[0] * wrong.denominator) * gap.denominator,
      `${name}.gap must be the difference of the two infima`,
    );
    demand(
      claim.calibrated === gap.values[0] > 0n,
      `${name}.calibrated must say whether the gap is positive`,
    );
  }
}

/** The value of an infimum, once its scores attain it and its dual bounds the risk from below by it. */
function checkInfimum(
  name: string,
  infimum: CertifiedInfimum,
  instance: CertifiedInstance,
  ranks: CertifiedInstance,
): WholeNumbers {
  const value = wholeNumbers(`${name}.value`, [infimum.value]);
  const scores = checkedScores(name, infimum, instance.p.values.length);
  const unit = instance.p.denominator * instance.theta.denominator * scores.denominator;
  demand(
    riskByDefinition(instance, scores) * value.denominator === value.values[0] * unit,
    `${name}.scores do not have the risk ${infimum.value}`,
  );
  const bound = dualBound(ranks, infimum.dual);
  demand(
    bound.numerator * value.denominator === value.values[0] * bound.denominator,
    `${name}.dual does not prove ${infimum.value}`,
  );
  return value;
}

function checkedScores(name: string, infimum: CertifiedInfimum, classes: number): WholeNumbers {
  const scores = wholeNumbers(`${name}.scores`, infimum.scores);
  demand(scores.values.length === classes, `${name}.scores must hold ${classes} numbers`);
  return scores;
}
