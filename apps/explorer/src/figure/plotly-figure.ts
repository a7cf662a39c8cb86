import { type Figure, withScheme } from '@owlery/figures';
import type * as Plotly from 'plotly.js';
import { currentScheme, onSchemeChange } from '../scheme.ts';
import { loadPlotly } from './load-plotly.ts';

type Library = typeof Plotly;
type Host = HTMLElement & Partial<Pick<Plotly.PlotlyHTMLElement, 'on'>>;

const narrow = matchMedia('(max-width: 820px)');

/** A figure of Plotly. It is drawn when it comes into view, and again when the scheme or the width changes. */
export class PlotlyFigure extends HTMLElement {
  #figure: Figure | undefined;
  #narrowLayout: Figure['layout'] | undefined;
  #plot: Host | undefined;
  #plotly: Library | undefined;
  #inView = false;
  #drawing = false;
  #stale = false;
  #leave: (() => void)[] = [];

  set figure(figure: Figure) {
    this.#figure = figure;
    void this.#draw();
  }

  /** The layout for a narrow window, where it is another one. */
  set narrowLayout(layout: Figure['layout'] | undefined) {
    this.#narrowLayout = layout;
  }

  connectedCallback(): void {
    const redraw = () => void this.#draw();
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry.isIntersecting) return;
        this.#inView = true;
        observer.disconnect();
        redraw();
      },
      { rootMargin: '300px' },
    );
    observer.observe(this);
    narrow.addEventListener('change', redraw);
    this.#leave = [
      () => observer.disconnect(),
      () => narrow.removeEventListener('change', redraw),
      onSchemeChange(redraw),
    ];
  }

  disconnectedCallback(): void {
    for (const leave of this.#leave) leave();
    if (this.#plot) this.#plotly?.purge(this.#plot);
    this.#plot?.remove();
    this.#plot = undefined;
  }

  /** The picture as a data address: in the colours of a light page, as it is for keeping. */
  async image(format: 'svg' | 'png'): Promise<string> {
    const plotly = await loadPlotly();
    const { data, layout } = this.#shown('light');
    const size = { width: this.clientWidth || 800, height: layout.height ?? 400 };
    return plotly.toImage({ data, layout } as never, { format, ...size, scale: format === 'png' ? 2 : 1 });
  }

  #shown(scheme: 'light' | 'dark'): Figure {
    const { data, layout } = this.#figure!;
    const placed = narrow.matches && this.#narrowLayout ? this.#narrowLayout : layout;
    return withScheme(structuredClone({ data, layout: placed }), scheme);
  }

  /** One drawing at a time; what came meanwhile is drawn after it. */
  async #draw(): Promise<void> {
    if (this.#figure === undefined) return;
    this.style.minHeight = `${this.#shown('light').layout.height ?? 400}px`;
    if (!this.#inView) return;
    this.#stale = true;
    if (this.#drawing) return;
    this.#drawing = true;
    try {
      this.#plotly = await loadPlotly();
      while (this.#stale && this.isConnected) {
        this.#stale = false;
        await this.#drawNow(this.#plotly);
      }
    } catch (error) {
      this.textContent = `This figure cannot be drawn: ${(error as Error).message}`;
    } finally {
      this.#drawing = false;
    }
  }

  async #drawNow(plotly: Library): Promise<void> {
    const first = this.#plot === undefined;
    const plot: Host = (this.#plot ??= this.appendChild(document.createElement('div')));
    const { data, layout } = this.#shown(currentScheme());
    plot.style.height = `${layout.height ?? 400}px`;
    await plotly.react(plot, data, layout, { displayModeBar: false, responsive: true });
    if (first) {
      plot.on?.('plotly_click', ({ points }) => {
        const [{ x, y, customdata }] = points;
        this.dispatchEvent(new CustomEvent('pick', { detail: { x, y, customdata } }));
      });
    }
    this.dataset['drawn'] = 'true';
  }
}

customElements.define('plotly-figure', PlotlyFigure);
