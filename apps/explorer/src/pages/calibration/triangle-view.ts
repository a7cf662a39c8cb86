import { formatRational } from '@owlery/numeric';
import { html, type TemplateResult } from 'lit-html';
import { choice } from '../../controls/choice.ts';
import { figureView } from '../../figure/figure-view.ts';
import { type PageContext } from '../../page.ts';
import { factList } from '../../table/fact-list.ts';
import { lossChoice, lossControls } from '../three-classes/loss-choice.ts';
import { calibrationCommand, decisionAt, pointer, pointerControls } from './pointer.ts';
import { exactRegions, triangleFigure } from './triangle-figure.ts';

/** The triangle of three classes, and the verdict at the pointer. */
export function triangleView(context: PageContext): TemplateResult {
  const { state, change } = context;
  const loss = lossChoice(context);
  const p = pointer(context);
  const top = Number(state.choice('K', ['1', '2']));
  const decision = decisionAt(loss, p);
  const region = exactRegions(loss).find((candidate) => candidate.top === top);
  const verdict = (k: number) =>
    decision.calibratedFor.includes(k)
      ? 'calibrated'
      : decision.undecided.includes(k)
        ? 'undecided'
        : decision.undefinedFor.includes(k)
          ? 'a tie, not defined'
          : 'not calibrated';
  const gap = (k: number) => {
    if (decision.gaps[k] === undefined) return '';
    const exact = decision.exactGaps?.[k];
    return `, gap ${exact ? formatRational(exact) : decision.gaps[k].toPrecision(4)}`;
  };
  return html`
    <form class="controls" @submit=${(event: Event) => event.preventDefault()}>
      ${lossControls(context, loss)} ${pointerControls(context, p)}
      ${choice({
        ...{ label: 'Top K on the map', value: String(top) as '1' | '2' },
        options: [['1', 'K = 1'] as const, ['2', 'K = 2'] as const],
        onChange: (K) => change({ K }),
      })}
    </form>
    ${factList([
      ['p', `(${p.map((hundredths) => (hundredths / 100).toFixed(2)).join(', ')})`],
      ['K = 1', `${verdict(1)}${gap(1)}`],
      ['K = 2', `${verdict(2)}${gap(2)}`],
      ['how sure', decision.exact ? 'proved, exact' : decision.strength],
      ...(region ? [[`share of the triangle, K = ${top}`, formatRational(region.share)] as const] : []),
    ])}
    ${figureView({
      ...{ name: 'calibration-triangle', square: true },
      title: `Where the minimiser finds the top ${top}`,
      figure: triangleFigure(loss, top, p),
      caption: `Distributions on three classes on a lattice; a click puts the pointer on one. ${
        region ? 'Lines: the exact border, in rational arithmetic. ' : ''
      }Calibrated: whoever minimises the conditional risk ranks the ${top === 1 ? 'likeliest class' : 'two likeliest classes'} on top.`,
      command: calibrationCommand(loss, p),
      onPick: ({ customdata }) => {
        if (!Array.isArray(customdata)) return;
        const [p1, p2] = customdata as number[];
        change({ p1, p2 });
      },
    })}
    <p class="note">
      <a href=${context.link({ view: 'certificate' })}>A certificate of the verdict at this p</a>
    </p>
  `;
}
