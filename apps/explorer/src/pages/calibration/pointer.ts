import { decideCalibration } from '@owlery/calibration';
import { parseRational, rational, type Rational } from '@owlery/numeric';
import { html, type TemplateResult } from 'lit-html';
import { slider } from '../../controls/slider.ts';
import { type PageContext } from '../../page.ts';
import { type LossChoice } from '../three-classes/loss-choice.ts';

/** A distribution on three classes in hundredths. */
export type Hundredths = readonly [number, number, number];

/** The distribution that the address names. */
export function pointer({ state }: PageContext): Hundredths {
  const first = state.whole('p1', 55, 0, 100);
  const second = state.whole('p2', 30, 0, 100 - first);
  return [first, second, 100 - first - second];
}

export function pointerControls({ change }: PageContext, [first, second]: Hundredths): TemplateResult {
  return html`
    ${slider({
      ...{ label: 'p₁ in hundredths', value: first, low: 0, high: 100 },
      onChange: (p1, gesture) => change({ p1 }, gesture),
    })}
    ${slider({
      ...{ label: 'p₂ in hundredths', value: second, low: 0, high: 100 - first },
      onChange: (p2, gesture) => change({ p2 }, gesture),
    })}
  `;
}

/** A loss and a distribution as exact numbers. */
export function exactInstance({ family, surrogate, theta }: LossChoice, p: Hundredths) {
  return {
    family,
    surrogate,
    weights: theta.map((weight) => parseRational(String(weight))) as Rational[],
    probabilities: p.map((hundredths) => rational(hundredths, 100)),
  };
}

/** What is known at the pointer, in exact arithmetic where the loss allows it. */
export function decisionAt(loss: LossChoice, p: Hundredths) {
  return decideCalibration({ ...exactInstance(loss, p), exact: loss.surrogate.id === 'hinge' });
}

/** The command that decides the same. */
export function calibrationCommand({ family, surrogate, theta }: LossChoice, p: Hundredths): string {
  const probabilities = p.map((hundredths) => `${hundredths}/100`).join(',');
  return `owlery calibration --probabilities ${probabilities} --family ${family} --surrogate ${surrogate.id} --weights ${theta.join(',')}`;
}
