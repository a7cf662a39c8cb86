import { recordsOf, methodLabel } from '@owlery/results';
import { html, type TemplateResult } from 'lit-html';
import { choice } from '../../controls/choice.ts';
import { slider } from '../../controls/slider.ts';
import { textField } from '../../controls/text-field.ts';
import { commandLine } from '../../figure/figure-view.ts';
import { type Page, type PageContext } from '../../page.ts';
import { askForPrediction } from './ask-for-prediction.ts';
import { predictionView } from './prediction-view.ts';

/** What a trained model says of a text or a test point, asked of the local server. */
export const predictPage: Page = (context) => {
  const { site } = context;
  if (site.status === 'loading') return html`<p class="notice">Reading the records …</p>`;
  if (!site.live)
    return html`<p class="notice">
      Predictions come from the checkpoints of the runs, which this site does not hold.
      <code>owlery explore</code>
      serves the page with them.
    </p>`;
  const runs = recordsOf(site.records, 'owlery.run/1').toReversed();
  if (runs.length === 0) return html`<p class="notice">There is no finished run in ${site.store} yet.</p>`;
  return question(context, runs);
};

function question(
  { state, change, redraw, site }: PageContext,
  runs: ReturnType<typeof recordsOf<'owlery.run/1'>>,
) {
  const run = runs.find(({ id }) => id === state.text('run')) ?? runs[0];
  const asked = state.choice('by', ['point', 'text']);
  const point = state.whole('point', 0, 0, Math.max(0, run.data.test - 1));
  const seed = state.whole('seed', 1, 0, 1000);
  const text = state.text('text');
  const words = new URLSearchParams({ run: run.id, seed: String(seed) });
  if (asked === 'text') words.set('text', text);
  else words.set('point', String(point));
  const answer = asked === 'text' && text.trim() === '' ? undefined : askForPrediction(words, redraw);
  return html`
    <form class="controls" @submit=${(event: Event) => event.preventDefault()}>
      ${choice({
        ...{ label: 'Run', value: run.id },
        options: runs.map(
          ({ id, data, config }) => [id, `${id} – ${data.name}, ${methodLabel(config)}`] as const,
        ),
        onChange: (run) => change({ run, point: undefined }),
      })}
      ${choice({
        ...{ label: 'Ask about', value: asked },
        options: [['point', 'a test point'] as const, ['text', 'a text'] as const],
        onChange: (by) => change({ by }),
      })}
      ${
        asked === 'text'
          ? textField({
              ...{ label: 'Text, such as the definition of a noun', value: text },
              placeholder: 'a large bird of prey that hunts at night',
              onChange: (text) => change({ text }),
            })
          : slider({
              ...{ label: 'Test point', value: point, low: 0, high: Math.max(0, run.data.test - 1) },
              onChange: (point, gesture) => change({ point }, gesture),
            })
      }
      ${slider({
        ...{ label: 'Seed of the sampled negatives', value: seed, low: 0, high: 1000 },
        onChange: (seed, gesture) => change({ seed }, gesture),
      })}
    </form>
    ${
      answer === undefined
        ? html`<p class="notice">
            Type a text and press Enter: its words that the model knows become a point.
          </p>`
        : answerView(answer)
    }
    ${commandLine(`owlery evaluate ${site.store}/${run.id}`)}
  `;
}

function answerView(answer: ReturnType<typeof askForPrediction>): TemplateResult {
  if (answer === 'asked') return html`<p class="notice" aria-live="polite">Asking the model …</p>`;
  if ('error' in answer) return html`<p class="notice wrong" role="alert">${answer.error}</p>`;
  return predictionView(answer);
}
