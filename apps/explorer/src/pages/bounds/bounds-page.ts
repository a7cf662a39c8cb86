import { balls, boundsByRoute, boundTable, contractionRoutes, generalisationBound } from '@owlery/complexity';
import { families, surrogates } from '@owlery/losses';
import { html } from 'lit-html';
import { choice } from '../../controls/choice.ts';
import { slider } from '../../controls/slider.ts';
import { figureView } from '../../figure/figure-view.ts';
import { formula } from '../../math/formula.ts';
import { memo } from '../../memo.ts';
import { type Page, type PageContext } from '../../page.ts';
import { factList } from '../../table/fact-list.ts';
import { tableView } from '../../table/table-view.ts';
import { familyWords } from '../three-classes/loss-choice.ts';
import { samplingFigure, termsFigure } from './bounds-figures.ts';
import { boundsTable } from './bounds-table.ts';
import { measuredGaps } from './measured-gaps.ts';

const provedRoutes = contractionRoutes.filter(({ constants }) => constants === 'proved');

/** The generalisation bound, term by term, and what it says of b and k. */
export const boundsPage: Page = (context) => {
  const chosen = boundChoice(context);
  const { bound, byRoute, alongPoints, overSampling } = computed(JSON.stringify(chosen));
  const { points, sample, keep, classes, norm, featureRadius, delta, top, route } = chosen;
  const { family, surrogate, ball, columns, empiricalLoss } = chosen;
  const asked =
    `owlery bound --family ${family} --surrogate ${surrogate} --classes ${classes} --points ${points} --norm ${norm} ` +
    `--feature-radius ${featureRadius} --columns ${columns} --delta ${delta} --ball ${ball} --top ${top} ` +
    `--empirical-loss ${empiricalLoss}`;
  const mined = `--sample ${sample} --keep ${keep}`;
  return html`
    ${controls(context, chosen)}
    ${factList([
      ['bound of the loss', bound.total.toPrecision(4)],
      ['complexity term', bound.terms.complexity.toPrecision(4)],
      ['confidence term', bound.terms.confidence.toPrecision(4)],
      [`bound of the top-${top} error`, bound.topKError!.toPrecision(4)],
      ['says something', bound.vacuous ? 'no: 1 or more' : 'yes'],
      ['from n', bound.firstNonVacuousN === null ? 'never' : bound.firstNonVacuousN.toLocaleString('en')],
    ])}
    ${figureView({
      name: 'bound-terms',
      title: 'Terms of the bound against the training points',
      figure: termsFigure(alongPoints, points),
      caption: html`With probability at least ${1 - delta}, for every W of the ball:
      ${formula(String.raw`\mathbb E\,\ell_\theta\le\hat{\mathbb E}\,\ell_\theta+2\hat{\mathfrak R}(\ell_\theta\circ F)+3B\sqrt{\ln(2/\delta)/(2n)}`)}.
      The grey line is the chosen n; above the dashed level ${formula('B')} the bound says nothing.`,
      command: `${asked} ${mined} --route ${route}`,
    })}
    ${figureView({
      name: 'bound-over-sampling',
      title: `What the bound says of b and k, top-${top} error`,
      figure: samplingFigure(overSampling, top),
      caption: html`At the chosen n, with the empirical loss held fixed: the bound divided by
      ${formula(family === 'powl' ? String.raw`\Theta_K` : String.raw`2\min(1,\Theta_K)`)}. Above the dashed
      line at 1 it says nothing.`,
      command: `${asked} --grid-sample ${sizesOf(classes).join(',')} --grid-keep ${keeps.join(',')} --route ${route}`,
    })}
    ${tableView(boundsTable(byRoute, top), { command: `${asked} ${mined}` })} ${measuredGaps(context)}
  `;
};

function boundChoice({ state }: PageContext) {
  const classes = state.whole('L', 1000, 3, 100_000);
  const sample = state.whole('b', 64, 1, classes - 1);
  return {
    family: state.choice('family', families, 'bowl'),
    surrogate: state.choice(
      'surrogate',
      surrogates.map(({ id }) => id),
    ),
    ball: state.choice(
      'ball',
      balls.map(({ id }) => id),
    ),
    route: state.choice(
      'route',
      provedRoutes.map(({ id }) => id),
    ),
    classes,
    sample,
    keep: state.whole('k', 1, 1, sample),
    points: state.whole('n', 1e6, 100, 1e12),
    norm: state.real('norm', 1, 0.01, 100),
    featureRadius: state.real('r', 1, 0.01, 100),
    delta: Number(state.choice('delta', ['0.05', '0.01', '0.1'])),
    top: state.whole('K', 1, 1, Math.min(100, classes - 1)),
    empiricalLoss: state.real('loss', 0, 0, 10),
    columns: state.whole('d', 1000, 1, 1e6),
  };
}

/** The b and k of the figure over both. */
const keeps = [1, 4, 16, 64];
const sizesOf = (classes: number) => [
  ...[1, 4, 16, 64, 256, 1024, 4096].filter((size) => size < classes - 1),
  classes - 1,
];

type BoundChoice = ReturnType<typeof boundChoice>;

const computed = memo((text: string) => {
  const { sample, keep, ...options } = JSON.parse(text) as BoundChoice;
  const weights = { sample, keep };
  const at = (points: number) => generalisationBound({ ...options, weights, points });
  const powers = Array.from({ length: 21 }, (_, i) => 10 ** (2 + i / 2));
  return {
    bound: at(options.points),
    byRoute: boundsByRoute({ ...options, weights }),
    alongPoints: powers.map((points) => [Math.round(points), at(Math.round(points))] as const),
    overSampling: boundTable({ ...options, samples: sizesOf(options.classes), keeps }),
  };
});

function controls({ change }: PageContext, chosen: BoundChoice) {
  const { classes, sample } = chosen;
  const sliders = [
    { key: 'n', label: 'Training points n', value: chosen.points, low: 100, high: 1e12, ratio: 'whole' },
    { key: 'L', label: 'Classes L', value: classes, low: 3, high: 100_000, ratio: 'whole' },
    { key: 'b', label: 'Sampled b', value: sample, low: 1, high: classes - 1, ratio: 'whole' },
    { key: 'k', label: 'Kept k', value: chosen.keep, low: 1, high: sample, ratio: 'whole' },
    { key: 'norm', label: 'Norm Λ of W', value: chosen.norm, low: 0.01, high: 100, ratio: 'real' },
    {
      key: 'r',
      label: 'Norm r of the features',
      value: chosen.featureRadius,
      low: 0.01,
      high: 100,
      ratio: 'real',
    },
    {
      key: 'd',
      label: 'Columns d of the features',
      value: chosen.columns,
      low: 1,
      high: 1e6,
      ratio: 'whole',
    },
    { key: 'K', label: 'Top K', value: chosen.top, low: 1, high: Math.min(100, classes - 1) },
    { key: 'loss', label: 'Empirical loss', value: chosen.empiricalLoss, low: 0, high: 10, step: 0.05 },
  ] as const;
  return html`<form class="controls" @submit=${(event: Event) => event.preventDefault()}>
    ${sliders.map(({ key, ...options }) =>
      slider({ ...options, onChange: (value, gesture) => change({ [key]: value }, gesture) }),
    )}
    ${choice({
      ...{ label: 'Family', value: chosen.family },
      options: families.map((value) => [value, familyWords[value]] as const),
      onChange: (family) => change({ family }),
    })}
    ${choice({
      ...{ label: 'Surrogate φ', value: chosen.surrogate },
      options: surrogates.map(({ id, title }) => [id, title] as const),
      onChange: (surrogate) => change({ surrogate }),
    })}
    ${choice({
      ...{ label: 'Ball of W', value: chosen.ball },
      options: balls.map(({ id, title }) => [id, title] as const),
      onChange: (ball) => change({ ball }),
    })}
    ${choice({
      ...{ label: 'Route of contraction', value: chosen.route },
      options: provedRoutes.map(({ id, title }) => [id, title] as const),
      onChange: (route) => change({ route }),
    })}
    ${choice({
      ...{ label: 'Probability δ of failure', value: String(chosen.delta) },
      options: ['0.05', '0.01', '0.1'].map((value) => [value, value] as const),
      onChange: (delta) => change({ delta }),
    })}
  </form>`;
}
