import { html, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { type Gesture } from '../page.ts';

/** A number: a slider, and a field for the exact value. */
export interface SliderOptions {
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** 1 when left out. */
  readonly step?: number;
  /** Equal steps of the slider are equal ratios of a whole number, or of any number. */
  readonly ratio?: 'whole' | 'real';
  readonly onChange: (value: number, gesture: Gesture) => void;
}

/** Steps of a slider whose steps are ratios. */
const ratioSteps = 200;

export function slider(options: SliderOptions): TemplateResult {
  const { label, value, low, high, step = 1, ratio, onChange } = options;
  const span = Math.log(high / low);
  const position = ratio ? (Math.log(value / low) / span) * ratioSteps : value;
  const read = (target: EventTarget | null): number => {
    const at = Number((target as HTMLInputElement).value);
    if (!ratio) return at;
    const reached = low * Math.exp((at / ratioSteps) * span);
    if (ratio === 'real') return Number(reached.toPrecision(3));
    // Where a step of the slider is less than one, an arrow key still moves by one.
    const whole = Math.round(reached);
    const moved = whole === value ? value + Math.sign(at - position) : whole;
    return Math.min(high, Math.max(low, moved));
  };
  const typed = (event: Event) => {
    const at = Number((event.target as HTMLInputElement).value);
    if (Number.isFinite(at)) onChange(Math.min(high, Math.max(low, at)), 'ended');
  };
  return html`<div class="control slider">
    <span class="label" aria-hidden="true">${label}</span>
    <input
      type="range"
      aria-label=${`${label}, slider`}
      aria-valuetext=${String(value)}
      min=${ratio ? 0 : low}
      max=${ratio ? ratioSteps : high}
      step=${ratio ? 'any' : step}
      ?disabled=${low === high}
      .value=${live(String(position))}
      @input=${(event: Event) => onChange(read(event.target), 'going on')}
      @change=${(event: Event) => onChange(read(event.target), 'ended')}
    />
    <input
      type="number"
      aria-label=${label}
      min=${low}
      max=${high}
      step=${ratio === 'real' ? 'any' : step}
      .value=${live(String(value))}
      @change=${typed}
    />
  </div>`;
}
