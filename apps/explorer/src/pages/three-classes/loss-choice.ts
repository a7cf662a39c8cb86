import { families, type Family, type Surrogate, surrogateById, surrogates } from '@owlery/losses';
import { html, type TemplateResult } from 'lit-html';
import { choice } from '../../controls/choice.ts';
import { slider } from '../../controls/slider.ts';
import { type PageContext } from '../../page.ts';
import { orderWeightPresets } from './order-weight-presets.ts';

/** An ordered weighted loss on three classes. */
export interface LossChoice {
  readonly family: Family;
  readonly surrogate: Surrogate;
  readonly theta: readonly [number, number];
}

export const familyWords: Record<Family, string> = { powl: 'POWL, pairwise', bowl: 'BOWL, binary' };

/** The loss that the address names. */
export function lossChoice({ state }: PageContext): LossChoice {
  const ids = surrogates.map(({ id }) => id);
  return {
    family: state.choice('family', families),
    surrogate: surrogateById(state.choice('surrogate', ids)),
    theta: [state.real('t1', 1, 0, 2), state.real('t2', 0.5, 0, 2)],
  };
}

/** The controls that choose it. */
export function lossControls(
  { change }: PageContext,
  { family, surrogate, theta }: LossChoice,
): TemplateResult {
  const preset = orderWeightPresets.findIndex(([, [a, b]]) => a === theta[0] && b === theta[1]);
  return html`
    ${choice({
      ...{ label: 'Family', value: family },
      options: families.map((value) => [value, familyWords[value]] as const),
      onChange: (family) => change({ family }),
    })}
    ${choice({
      ...{ label: 'Surrogate φ', value: surrogate.id },
      options: surrogates.map(({ id, title }) => [id, title] as const),
      onChange: (surrogate) => change({ surrogate }),
    })}
    ${choice({
      ...{ label: 'Order weights θ', value: String(preset) },
      options: [
        ...(preset < 0 ? [['-1', 'as set below'] as const] : []),
        ...orderWeightPresets.map(([words], index) => [String(index), words] as const),
      ],
      onChange: (index) => {
        const [t1, t2] = orderWeightPresets[Number(index)]?.[1] ?? theta;
        change({ t1, t2 });
      },
    })}
    ${slider({
      ...{ label: 'θ₁, the better scored negative', value: theta[0], low: 0, high: 2, step: 0.05 },
      onChange: (t1, gesture) => change({ t1 }, gesture),
    })}
    ${slider({
      ...{ label: 'θ₂, the other one', value: theta[1], low: 0, high: 2, step: 0.05 },
      onChange: (t2, gesture) => change({ t2 }, gesture),
    })}
  `;
}
