import {
  checkMiningScheme,
  inducedWeights,
  isNonIncreasing,
  prefixSums,
  type UniformScheme,
  uniformSchemes,
} from '@owlery/mining';
import { html } from 'lit-html';
import { choice } from '../../controls/choice.ts';
import { slider } from '../../controls/slider.ts';
import { figureView } from '../../figure/figure-view.ts';
import { formula } from '../../math/formula.ts';
import { type Page } from '../../page.ts';
import { factList } from '../../table/fact-list.ts';
import { largeNegativesWeights } from './large-negatives-weights.ts';
import { simulateWeights } from './simulate-weights.ts';
import { prefixFigure, weightsFigure } from './weights-figures.ts';

const schemeWords: Record<UniformScheme, string> = {
  'without-replacement': 'without replacement',
  'with-replacement': 'with replacement, copies kept',
  distinct: 'with replacement, copies removed',
  'accidental-hits': 'from all classes, hits dropped',
};

/** θ of SNM(b, k) in closed form, beside what a simulation finds. */
export const weightsPage: Page = ({ state, change }) => {
  const negatives = state.whole('N', 20, 2, 500);
  const sample = state.whole('b', 5, 1, negatives);
  const keep = state.whole('k', 1, 1, sample);
  const scheme = state.choice('scheme', uniformSchemes);
  const draws = state.whole('draws', 2000, 100, 20_000);
  const seed = state.whole('seed', 1, 0, 1e9);
  const rank = state.whole('K', Math.min(5, negatives), 1, negatives);
  const mining = { negatives, sample, keep, scheme };
  checkMiningScheme(mining);

  const weights = inducedWeights(mining);
  const approximation = largeNegativesWeights(mining);
  const norm = Math.hypot(...weights);
  return html`
    <form class="controls" @submit=${(event: Event) => event.preventDefault()}>
      ${slider({
        ...{ label: 'Negatives N', value: negatives, low: 2, high: 500, ratio: 'whole' },
        onChange: (N, gesture) => change({ N }, gesture),
      })}
      ${slider({
        ...{ label: 'Sampled b', value: sample, low: 1, high: negatives },
        onChange: (b, gesture) => change({ b }, gesture),
      })}
      ${slider({
        ...{ label: 'Kept k', value: keep, low: 1, high: sample },
        onChange: (k, gesture) => change({ k }, gesture),
      })}
      ${slider({
        ...{ label: 'Top K', value: rank, low: 1, high: negatives },
        onChange: (K, gesture) => change({ K }, gesture),
      })}
      ${slider({
        ...{ label: 'Draws', value: draws, low: 100, high: 20_000, ratio: 'whole' },
        onChange: (draws, gesture) => change({ draws }, gesture),
      })}
      ${choice({
        ...{ label: 'Drawn', value: scheme },
        options: uniformSchemes.map((value) => [value, schemeWords[value]] as const),
        onChange: (scheme) => change({ scheme }),
      })}
    </form>
    ${factList([
      [formula(String.raw`\Theta=\sum_j\theta_j`), prefixSums(weights)[negatives].toPrecision(5)],
      [formula(String.raw`\Theta_{${rank}}`), prefixSums(weights)[rank].toPrecision(5)],
      [formula(String.raw`\lVert\theta\rVert_2`), norm.toPrecision(5)],
      ['the same in the limit', Math.hypot(...approximation).toPrecision(5)],
      ['θ never rises', isNonIncreasing(weights) ? 'yes: the loss is convex' : 'no: the loss is not convex'],
    ])}
    ${figureView({
      name: 'order-weights',
      title: 'Weight of each rank',
      figure: weightsFigure(weights, simulateWeights(mining, draws, seed), approximation),
      caption: html`The closed form
      ${formula(String.raw`\theta_j=\mathbb E\min(k,X_j)-\mathbb E\min(k,X_{j-1})`)}, where ${formula('X_j')}
      counts the draws among the j best scored negatives. Circles: how often rank j was kept in
      ${draws.toLocaleString('en')} simulated draws with seed ${seed}, with the 95 % interval of each. Dotted:
      ${formula(String.raw`\tfrac bN\Pr[\mathrm{Bin}(b-1,\,j/N)\le k-1]`)}, the limit for many negatives.`,
      command: `owlery weights --negatives ${negatives} --sample ${sample} --keep ${keep} --scheme ${scheme} --json`,
    })}
    ${figureView({
      name: 'order-weight-sums',
      title: 'Weight of the best ranks together',
      figure: prefixFigure(weights, rank),
      caption: html`The sums ${formula(String.raw`\Theta_K=\mathbb E\min(k,X_K)`)}: what the K best scored
      negatives weigh together, which divides the bound of the top-K error.`,
      command: `owlery weights --negatives ${negatives} --sample ${sample} --keep ${keep} --scheme ${scheme} --json`,
    })}
  `;
};
