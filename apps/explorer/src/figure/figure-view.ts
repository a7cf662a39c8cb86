import { type Figure, figureJson } from '@owlery/figures';
import { html, type TemplateResult } from 'lit-html';
import { copyButton } from '../copy-button.ts';
import { download } from '../download.ts';
import { figureCsv } from './figure-csv.ts';
import './plotly-figure.ts';
import { type PlotlyFigure } from './plotly-figure.ts';

/** A figure with its words, and what can be taken of it. */
export interface FigureView {
  /** File name, kebab-case, one of its kind on the page. */
  readonly name: string;
  readonly title: string;
  readonly figure: Figure;
  readonly narrowLayout?: Figure['layout'];
  readonly caption: string | TemplateResult;
  /** As wide as high: not stretched over the page. */
  readonly square?: boolean;
  /** The command that computes the same, or draws it from the same records. */
  readonly command: string;
  /** A point of the figure was chosen. */
  readonly onPick?: (point: { x: unknown; y: unknown; customdata: unknown }) => void;
}

export function figureView(view: FigureView): TemplateResult {
  const { name, title, figure, narrowLayout, caption, square, command, onPick } = view;
  const id = `figure-${name}`;
  const element = () => document.querySelector<PlotlyFigure>(`#${id} plotly-figure`)!;
  const picture = (format: 'svg' | 'png') => async () => {
    const link = document.createElement('a');
    link.href = await element().image(format);
    link.download = `${name}.${format}`;
    link.click();
  };
  return html`<section class="exhibit" id=${id} aria-labelledby=${`${id}-title`}>
    <div class="exhibit-head">
      <h2 id=${`${id}-title`}>${title}</h2>
      <p class="takeaway">
        <button type="button" class="plain" @click=${picture('svg')}>SVG</button>
        <button type="button" class="plain" @click=${picture('png')}>PNG</button>
        <button
          type="button"
          class="plain"
          @click=${() => download(`${name}.csv`, 'text/csv', figureCsv(figure))}
        >
          CSV
        </button>
        <button
          type="button"
          class="plain"
          @click=${() => download(`${name}.json`, 'application/json', figureJson(figure))}
        >
          JSON
        </button>
      </p>
    </div>
    <plotly-figure
      class=${square ? 'square' : ''}
      role="img"
      aria-labelledby=${`${id}-title`}
      aria-describedby=${`${id}-caption`}
      .narrowLayout=${narrowLayout}
      .figure=${figure}
      @pick=${(event: CustomEvent) => onPick?.(event.detail)}
    ></plotly-figure>
    <p class="note" id=${`${id}-caption`}>${caption}</p>
    ${commandLine(command)}
  </section>`;
}

/** The command that gives the same, to be copied. */
export function commandLine(command: string): TemplateResult {
  return html`<p class="command"><code>${command}</code> ${copyButton('Copy', () => command)}</p>`;
}
