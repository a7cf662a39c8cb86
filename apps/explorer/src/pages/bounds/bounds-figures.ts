import { type BoundCell, type GeneralisationBound } from '@owlery/complexity';
import { type Figure, palette, seriesColour, template } from '@owlery/figures';

const termWords = {
  complexity: 'complexity term',
  confidence: 'confidence term',
  empirical: 'empirical loss',
} as const;

/** The terms of the bound against the number of points, and where it begins to say something. */
export function termsFigure(
  bounds: readonly (readonly [points: number, bound: GeneralisationBound])[],
  points: number,
): Figure {
  const x = bounds.map(([n]) => n);
  const level = bounds[0][1].lossBound;
  const line = (name: string, y: number[], index: number, dash: 'solid' | 'dash' | 'dot' | 'dashdot') => ({
    ...{ type: 'scatter' as const, mode: 'lines' as const, name, x, y },
    line: { color: seriesColour(index), width: 1.8, dash },
    hovertemplate: `n = %{x:,.3s}: %{y:.3g}<extra>${name}</extra>`,
  });
  const empirical = bounds[0][1].terms.empirical > 0;
  return {
    data: [
      line(
        termWords.complexity,
        bounds.map(([, { terms }]) => terms.complexity),
        0,
        'dash',
      ),
      line(
        termWords.confidence,
        bounds.map(([, { terms }]) => terms.confidence),
        1,
        'dot',
      ),
      ...(empirical
        ? [
            line(
              termWords.empirical,
              bounds.map(([, { terms }]) => terms.empirical),
              2,
              'dashdot',
            ),
          ]
        : []),
      {
        ...line(
          'bound',
          bounds.map(([, { total }]) => total),
          3,
          'solid',
        ),
        line: { color: palette.text.light, width: 2 },
      },
      {
        ...{
          type: 'scatter',
          mode: 'lines',
          name: 'largest value of the loss',
          x: [x[0], x.at(-1)!],
          y: [level, level],
        },
        line: { color: palette.muted.light, width: 1, dash: 'longdash' },
        hovertemplate: 'largest value of the loss: %{y:.3g}<extra></extra>',
      },
    ],
    layout: {
      ...layout(),
      xaxis: { type: 'log', title: { text: 'Training points n' }, exponentformat: 'power', dtick: 1 },
      yaxis: { type: 'log', title: { text: 'Loss' }, exponentformat: 'power', dtick: 1 },
      shapes: [
        {
          ...{ type: 'line', x0: points, x1: points, y0: 0, y1: 1, yref: 'paper' },
          line: { color: palette.line.light, width: 1 },
        },
      ],
    },
  };
}

/** The bound of the top-K error over b, a line for each k. */
export function samplingFigure(cells: readonly BoundCell[], top: number): Figure {
  const keeps = [...new Set(cells.map(({ keep }) => keep))];
  return {
    data: [
      ...keeps.map((keep, index) => {
        const line = cells.filter((cell) => cell.keep === keep && Number.isFinite(cell.topKError));
        return {
          ...{ type: 'scatter' as const, mode: 'lines+markers' as const, name: `k = ${keep}` },
          ...{ x: line.map(({ sample }) => sample), y: line.map(({ topKError }) => topKError) },
          line: { color: seriesColour(index), width: 1.8 },
          marker: { color: seriesColour(index), size: 6, symbol: index },
          hovertemplate: `b = %{x}: %{y:.3g}<extra>k = ${keep}</extra>`,
        };
      }),
    ],
    layout: {
      ...layout(),
      xaxis: { type: 'log', title: { text: 'Sampled b' }, exponentformat: 'power', dtick: 1 },
      yaxis: {
        type: 'log',
        title: { text: `Bound of the top-${top} error` },
        exponentformat: 'power',
        dtick: 1,
      },
      shapes: [
        {
          ...{ type: 'line', xref: 'paper', x0: 0, x1: 1, y0: 1, y1: 1 },
          line: { color: palette.muted.light, width: 1, dash: 'longdash' },
        },
      ],
    },
  };
}

function layout(): Figure['layout'] {
  return {
    template,
    autosize: true,
    height: 400,
    margin: { t: 60, r: 16, b: 52, l: 68 },
    legend: { x: 0, xanchor: 'left', y: 1, yanchor: 'top', yref: 'container' },
  };
}
