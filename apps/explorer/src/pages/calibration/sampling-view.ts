import { namedDistribution, sampleKeepMap } from '@owlery/calibration';
import { type Figure, palette, template } from '@owlery/figures';
import { families, surrogates } from '@owlery/losses';
import { html, type TemplateResult } from 'lit-html';
import { choice } from '../../controls/choice.ts';
import { slider } from '../../controls/slider.ts';
import { textField } from '../../controls/text-field.ts';
import { figureView } from '../../figure/figure-view.ts';
import { type PageContext } from '../../page.ts';
import { familyWords } from '../three-classes/loss-choice.ts';

/** Verdicts over b and k at a named distribution on more classes. */
export function samplingView({ state, change }: PageContext): TemplateResult {
  const family = state.choice('family', families);
  // A differentiable POWL has only a slow numeric estimate.
  const ids = (family === 'powl' ? surrogates.slice(0, 1) : surrogates).map(({ id }) => id);
  const surrogate = state.choice('surrogate', ids);
  const classes = state.whole('L', 50, 4, 500);
  const top = state.whole('top', 1, 1, Math.min(20, classes - 1));
  const distribution = state.text('p') || 'zipf:1.2';
  const map = mapOf({ family, surrogate, classes, top, distribution });
  return html`
    <form class="controls" @submit=${(event: Event) => event.preventDefault()}>
      ${choice({
        ...{ label: 'Family', value: family },
        options: families.map((value) => [value, familyWords[value]] as const),
        onChange: (family) => change({ family }),
      })}
      ${choice({
        ...{ label: 'Surrogate φ', value: surrogate },
        options: surrogates.filter(({ id }) => ids.includes(id)).map(({ id, title }) => [id, title] as const),
        onChange: (surrogate) => change({ surrogate }),
      })}
      ${textField({
        ...{ label: 'Distribution: zipf:a, geometric:q, uniform, heads-tail:h,mass', value: distribution },
        problem: 'reason' in map ? map.reason : undefined,
        onChange: (p) => change({ p: p || undefined }),
      })}
      ${slider({
        ...{ label: 'Classes L', value: classes, low: 4, high: 500, ratio: 'whole' },
        onChange: (L, gesture) => change({ L }, gesture),
      })}
      ${slider({
        ...{ label: 'Top K', value: top, low: 1, high: Math.min(20, classes - 1) },
        onChange: (top, gesture) => change({ top }, gesture),
      })}
    </form>
    ${
      'reason' in map
        ? ''
        : figureView({
            name: 'calibration-over-sampling',
            title: `Margin of top-${top} calibration over b and k`,
            figure: map.figure,
            caption:
              `At ${distribution} on ${classes} classes, draws without replacement. Blue: calibrated, by so much; ` +
              'vermilion: not, and what separating the top K would cost; pale: near the border.',
            command:
              `owlery map --family ${family} --surrogate ${surrogate} --classes ${classes} --sample ${map.sizes.join(',')} ` +
              `--keep ${map.sizes.join(',')} --distribution ${distribution} --top ${top}`,
          })
    }
  `;
}

interface MapChoice {
  readonly family: (typeof families)[number];
  readonly surrogate: string;
  readonly classes: number;
  readonly top: number;
  readonly distribution: string;
}

/** 1, 2, 4, … and the number of negatives. */
function sizesOf(negatives: number): number[] {
  const powers = Array.from({ length: 10 }, (_, i) => 2 ** i).filter((size) => size < negatives);
  return [...powers, negatives];
}

function mapOf({ family, surrogate, classes, top, distribution }: MapChoice) {
  const sizes = sizesOf(classes - 1);
  try {
    const { probabilities } = namedDistribution(distribution, classes);
    const cells = sampleKeepMap({
      ...{ probabilities, family, surrogate, top },
      ...{ scheme: 'without-replacement', samples: sizes, keeps: sizes },
    });
    const cellAt = new Map(cells.map((cell) => [`${cell.sample} ${cell.keep}`, cell]));
    if (cells.some(({ margins }) => margins[top] === undefined))
      return {
        reason: `class ${top} and class ${top + 1} are equally likely, so the question is not defined`,
      };
    const values = sizes.map((keep) =>
      sizes.map((sample) => cellAt.get(`${sample} ${keep}`)?.margins[top] ?? null),
    );
    const words = sizes.map((keep) =>
      sizes.map((sample) => {
        const cell = cellAt.get(`${sample} ${keep}`);
        if (cell === undefined) return '';
        const verdict = cell.calibratedFor.includes(top)
          ? 'calibrated'
          : cell.undecided.includes(top)
            ? 'undecided'
            : 'not calibrated';
        return `b = ${sample}, k = ${keep}<br>${verdict}, margin ${cell.margins[top].toPrecision(3)}`;
      }),
    );
    return { sizes, figure: figureOf(sizes, values, words) };
  } catch (error) {
    if (error instanceof RangeError) return { reason: error.message };
    throw error;
  }
}

function figureOf(sizes: readonly number[], z: (number | null)[][], text: string[][]): Figure {
  const most = Math.max(1e-9, ...z.flat().map((value) => Math.abs(value ?? 0)));
  return {
    data: [
      {
        ...{ type: 'heatmap', x: sizes.map(String), y: sizes.map(String), z, text: text as never },
        ...{ zmin: -most, zmax: most, xgap: 2, ygap: 2, hoverongaps: false },
        colorscale: [
          [0, palette.series[1].light],
          [0.5, palette.paper.light],
          [1, palette.series[0].light],
        ],
        colorbar: { title: { text: 'Margin' }, thickness: 12, outlinewidth: 0 },
        hovertemplate: '%{text}<extra></extra>',
      },
    ],
    layout: {
      template,
      autosize: true,
      height: 440,
      margin: { t: 12, r: 12, b: 52, l: 60 },
      xaxis: { title: { text: 'Sampled b' }, type: 'category', showgrid: false },
      yaxis: { title: { text: 'Kept k' }, type: 'category', showgrid: false },
    },
  };
}
