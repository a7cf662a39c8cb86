import { type Figure, palette, template } from '@owlery/figures';
import { type OrderedWeightedLoss } from '@owlery/losses';

/** Scores at which the loss is looked at: of the label, and of the two negatives. */
export type Scores = readonly [label: number, first: number, second: number];

const [blue, vermilion, green] = palette.series.map(({ light }) => light);
const half = 3;
const steps = 48;
const ticks = Array.from({ length: steps + 1 }, (_, i) => -half + (2 * half * i) / steps);
/** From the paper to blue, on a light page and on a dark one: lightness alone tells the height. */
const heights: [number, string][] = [
  [0, palette.paper.light],
  [1, blue],
];

const valueAt = (loss: OrderedWeightedLoss, scores: readonly number[]) =>
  loss.value(Float64Array.from(scores), 0);

function surfaceOf(loss: OrderedWeightedLoss, label: number): number[][] {
  return ticks.map((second) => ticks.map((first) => valueAt(loss, [label, first, second])));
}

/** The loss over the scores of both negatives as lines of equal height, with the subgradient at a point. */
export function contourFigure(
  loss: OrderedWeightedLoss,
  [label, first, second]: Scores,
  subgradient: Float64Array,
): Figure {
  const length = Math.hypot(subgradient[1], subgradient[2]);
  const arrow =
    length === 0 ? [0, 0] : [subgradient[1], subgradient[2]].map((part) => part / Math.max(1, length));
  return {
    data: [
      {
        ...{ type: 'contour', x: ticks, y: ticks, z: surfaceOf(loss, label), name: 'loss' },
        colorscale: heights,
        contours: { showlabels: true, labelfont: { color: palette.text.light, size: 11 } },
        line: { width: 0.8, color: `${palette.text.light}80` },
        colorbar: { title: { text: 'Loss' }, thickness: 12, outlinewidth: 0 },
        hovertemplate: 'f₂ = %{x:.2f}, f₃ = %{y:.2f}<br>loss %{z:.3f}<extra></extra>',
      },
      {
        ...{ type: 'scatter', mode: 'markers', x: [first], y: [second], name: 'point', showlegend: false },
        marker: { color: vermilion, size: 10, line: { color: palette.paper.light, width: 1.5 } },
        hoverinfo: 'skip',
      },
    ],
    layout: {
      template,
      autosize: true,
      height: 480,
      margin: { t: 12, r: 12, b: 52, l: 60 },
      xaxis: { title: { text: 'Score f₂ of one negative' }, range: [-half, half], constrain: 'domain' },
      yaxis: {
        title: { text: 'Score f₃ of the other' },
        range: [-half, half],
        scaleanchor: 'x',
        constrain: 'domain',
      },
      annotations:
        length === 0
          ? []
          : [
              {
                ...{ x: first + arrow[0], y: second + arrow[1], ax: first, ay: second },
                ...{ xref: 'x', yref: 'y', axref: 'x', ayref: 'y', text: '', showarrow: true },
                ...{ arrowcolor: vermilion, arrowwidth: 2, arrowhead: 2, arrowsize: 1.1 },
              },
            ],
    },
  };
}

/** The same as a surface in space, with the plane that the subgradient spans; it needs WebGL. */
export function surfaceFigure(
  loss: OrderedWeightedLoss,
  [label, first, second]: Scores,
  subgradient: Float64Array,
): Figure {
  const reach = [-1.2, 1.2];
  const value = valueAt(loss, [label, first, second]);
  const axis = (text: string) => ({
    title: { text },
    gridcolor: palette.line.light,
    color: palette.text.light,
  });
  return {
    data: [
      {
        ...{ type: 'surface', x: ticks, y: ticks, z: surfaceOf(loss, label), name: 'loss' },
        colorscale: heights,
        colorbar: { title: { text: 'Loss' }, thickness: 12, outlinewidth: 0 },
        contours: { z: { show: true, usecolormap: false, color: `${palette.text.light}80` } },
        hovertemplate: 'f₂ = %{x:.2f}, f₃ = %{y:.2f}<br>loss %{z:.3f}<extra></extra>',
      } as never,
      {
        ...{ type: 'scatter3d', mode: 'markers', x: [first], y: [second], showlegend: false },
        z: [value],
        marker: { color: vermilion, size: 5 },
        hoverinfo: 'skip',
      } as never,
      {
        // The plane that the subgradient spans: a convex loss lies nowhere below it.
        ...{ type: 'surface', name: 'subgradient', opacity: 0.5, showscale: false, hoverinfo: 'skip' },
        ...{ x: reach.map((step) => first + step), y: reach.map((step) => second + step) },
        z: reach.map((up) => reach.map((right) => value + subgradient[1] * right + subgradient[2] * up)),
        colorscale: [
          [0, vermilion],
          [1, vermilion],
        ],
      } as never,
    ],
    layout: {
      template,
      autosize: true,
      height: 480,
      margin: { t: 0, r: 0, b: 24, l: 0 },
      scene: {
        camera: { eye: { x: -1.4, y: -1.6, z: 0.9 } },
        xaxis: axis('f₂'),
        yaxis: axis('f₃'),
        zaxis: axis('loss'),
      } as never,
    },
  };
}

/** The loss on the segment between two score vectors, and the chord that a convex loss never exceeds. */
export function sectionFigure(loss: OrderedWeightedLoss, from: Scores, to: Scores): Figure {
  const along = Array.from({ length: 81 }, (_, i) => i / 80);
  const at = (t: number) => valueAt(loss, between(from, to, t));
  const chord = (at(0) + at(1)) / 2;
  return {
    data: [
      {
        ...{ type: 'scatter', mode: 'lines', name: 'loss', x: along, y: along.map(at) },
        line: { color: blue, width: 2 },
        hovertemplate: 't = %{x:.2f}: %{y:.4f}<extra>loss</extra>',
      },
      {
        ...{ type: 'scatter', mode: 'lines', name: 'chord', x: [0, 1], y: [at(0), at(1)] },
        line: { color: green, width: 1.5, dash: 'dash' },
        hoverinfo: 'skip',
      },
      {
        ...{ type: 'scatter', mode: 'markers', name: 'midpoint', x: [0.5, 0.5], y: [at(0.5), chord] },
        marker: { color: [vermilion, green], size: 9, symbol: ['circle', 'circle-open'] },
        hovertemplate: '%{y:.4f}<extra>midpoint</extra>',
      },
    ],
    layout: {
      template,
      autosize: true,
      height: 320,
      margin: { t: 44, r: 16, b: 52, l: 64 },
      legend: { x: 0, xanchor: 'left', y: 1, yanchor: 'top', yref: 'container' },
      xaxis: { title: { text: 'Share t of the way from A to B' }, nticks: 6 },
      yaxis: { title: { text: 'Loss' }, nticks: 6 },
    },
  };
}

/** The point a share of the way from one score vector to another. */
export function between(from: Scores, to: Scores, share: number): Scores {
  const at = (i: 0 | 1 | 2) => from[i] + share * (to[i] - from[i]);
  return [at(0), at(1), at(2)];
}
