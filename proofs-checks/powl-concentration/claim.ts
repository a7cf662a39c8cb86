import { type Check } from '../check.ts';
import { defineClaim } from '../internal/define-claim.ts';
import { exactDecision, isCalibrated } from '../internal/exact-decision.ts';
import { forEvery } from '../internal/for-every.ts';
import { partitionRisk } from '../internal/partition-risks.ts';
import { sum } from '../internal/sum.ts';

const spread = [8, 7, 5];
const peaked = [12, 5, 3];
const weights = [1, 1];

const example = forEvery({
  id: 'example',
  says: '(.6, .25, .15) majorises (.4, .35, .25); the latter is top-2 calibrated, the former top-1 only.',
  exact: true,
  instances: () => [{ spread, peaked, weights }],
  law: () => {
    const risks = [[], [1], [2], [1, 2]].map((cuts) => partitionRisk(peaked, weights, cuts));
    const [atSpread, atPeaked] = [spread, peaked].map(
      (masses) => exactDecision('powl', { masses, weights, unit: 1 }).calibratedFor,
    );
    const majorises = [1, 2, 3].every((m) => sum(peaked, m) >= sum(spread, m));
    const right =
      risks.join() === '40,24,29,25' && atSpread.join() === '2' && atPeaked.join() === '1' && majorises;
    return right ? undefined : { risks, atSpread, atPeaked, majorises };
  },
});

/** Along the segment from the first to the second, in sixtieths: calibrated for K = 2 below `end`, 10 in truth. */
export function segment(end = 10): Check {
  return forEvery({
    id: 'segment',
    says: 'On the way from the first to the second the verdict for K = 2 is lost after a sixth of it.',
    exact: true,
    instances: () =>
      Array.from({ length: 61 }, (_, step) => ({
        step,
        masses: spread.map((mass, c) => mass * (60 - step) + peaked[c] * step),
      })),
    law: ({ step, masses }) => {
      const calibrated = isCalibrated('powl', { masses, weights, unit: 1, top: 2 });
      return calibrated === step < end ? undefined : { calibrated };
    },
  });
}

export const claim = defineClaim({
  id: 'powl-concentration',
  title: 'Hinge POWL: a more concentrated distribution is not safer',
  source: 'derived here',
  checks: [example, segment()],
});
