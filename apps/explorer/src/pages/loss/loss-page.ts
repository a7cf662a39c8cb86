import { bowl, powl } from '@owlery/losses';
import { html } from 'lit-html';
import { choice } from '../../controls/choice.ts';
import { slider } from '../../controls/slider.ts';
import { figureView } from '../../figure/figure-view.ts';
import { formula } from '../../math/formula.ts';
import { type Page } from '../../page.ts';
import { factList } from '../../table/fact-list.ts';
import { lossChoice, lossControls } from '../three-classes/loss-choice.ts';
import { between, contourFigure, type Scores, sectionFigure, surfaceFigure } from './loss-figures.ts';

const formulas = {
  powl: String.raw`\ell(f,y)=\sum_j\theta_j\,\varphi(f_y-f_{[j]\setminus y})`,
  bowl: String.raw`\ell(f,y)=\varphi(f_y)+\sum_j\theta_j\,\varphi(-f_{[j]\setminus y})`,
};

/** An ordered weighted loss on three classes: surface, subgradient, and a midpoint that convexity forbids. */
export const lossPage: Page = (context) => {
  const { state, change } = context;
  const chosen = lossChoice(context);
  const { family, surrogate, theta } = chosen;
  const loss = (family === 'powl' ? powl : bowl)({ surrogate, weights: theta });
  const scores: Scores = [
    state.real('f1', 0, -3, 3),
    state.real('f2', 1, -3, 3),
    state.real('f3', -1, -3, 3),
  ];
  const reach = state.real('reach', 1, 0.05, 2);
  const view = state.choice('view', ['contour', 'surface']);
  const subgradient = new Float64Array(3);
  const value = loss.subgradient(Float64Array.from(scores), 0, subgradient);

  const start = scores[0];
  const [from, to]: [Scores, Scores] = [
    [start, start + reach, start],
    [start, start, start + reach],
  ];
  const at = (point: Scores) => loss.value(Float64Array.from(point), 0);
  const middle = at(between(from, to, 0.5));
  const chord = (at(from) + at(to)) / 2;
  const excess = middle - chord;
  const violated = excess > 1e-12;
  const command = `owlery losses`;
  return html`
    <form class="controls" @submit=${(event: Event) => event.preventDefault()}>
      ${lossControls(context, chosen)}
      ${(['f1', 'f2', 'f3'] as const).map((name, i) =>
        slider({
          label: ['Score f₁ of the label', 'Score f₂ of a negative', 'Score f₃ of the other'][i],
          ...{ value: scores[i], low: -3, high: 3, step: 0.05 },
          onChange: (score, gesture) => change({ [name]: score }, gesture),
        }),
      )}
      ${slider({
        ...{ label: 'Length of the section', value: reach, low: 0.05, high: 2, step: 0.05 },
        onChange: (reach, gesture) => change({ reach }, gesture),
      })}
      ${choice({
        ...{ label: 'View', value: view },
        options: [['contour', 'lines of equal loss'] as const, ['surface', 'surface in space'] as const],
        onChange: (view) => change({ view }),
      })}
    </form>
    ${factList([
      ['loss', value.toPrecision(4)],
      [
        formula(String.raw`g\in\partial\ell(f,1)`),
        `(${Array.from(subgradient, (part) => part.toFixed(3)).join(', ')})`,
      ],
      ['convex', loss.convex ? 'yes: θ never rises' : 'no: θ rises'],
      ['midpoint over the chord', violated ? `by ${excess.toPrecision(3)}` : 'never here'],
    ])}
    ${figureView({
      ...{ name: 'loss-surface', square: true },
      title: view === 'surface' ? 'The loss as a surface' : 'The loss and its subgradient',
      figure:
        view === 'surface'
          ? surfaceFigure(loss, scores, subgradient)
          : contourFigure(loss, scores, subgradient),
      caption: html`${formula(formulas[family])} for three classes and the label 1, at
      ${formula(`f_1=${start}`)}.
      ${
        view === 'surface'
          ? 'The plane touches the surface at the point with the slopes of the subgradient; a convex loss lies nowhere below it.'
          : 'The arrow is the part of the subgradient in both negatives, no longer than 1; a step of training goes against it. A click on the map moves the point.'
      }`,
      command,
      onPick: ({ x, y }) => {
        if (typeof x === 'number' && typeof y === 'number')
          change({ f2: Number(x.toFixed(2)), f3: Number(y.toFixed(2)) });
      },
    })}
    ${figureView({
      name: 'loss-section',
      title: violated ? 'A midpoint that convexity forbids' : 'A section of the loss',
      figure: sectionFigure(loss, from, to),
      caption: html`The loss from ${formula(`A=(${from.map(short).join(',')})`)} to
        ${formula(`B=(${to.map(short).join(',')})`)}, where the negatives change places. At the middle it is
        ${middle.toPrecision(4)}, on the chord ${chord.toPrecision(4)}:
        ${
          violated
            ? html`above the chord by ${excess.toPrecision(3)}, so this loss is not convex.`
            : html`not above it.
              ${loss.convex ? 'Falling weights are convex everywhere.' : 'Another length may show it.'}`
        }
        Convex if and only if θ never rises: <a href="#/claims/convex-iff-non-increasing">the claim</a>.`,
      command: 'owlery check convex-iff-non-increasing',
    })}
  `;
};

const short = (value: number) => Number(value.toFixed(2));
