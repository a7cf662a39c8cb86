import { type Figure, palette, template } from '@owlery/figures';
import { prefixSums } from '@owlery/mining';
import { type SimulatedWeights } from './simulate-weights.ts';

const [exact, simulated, limit] = palette.series.map(({ light }) => light);

/** The weights by rank: closed form, simulation with intervals, and the limit for many negatives. */
export function weightsFigure(
  weights: Float64Array,
  { frequencies, halfWidths }: SimulatedWeights,
  approximation: Float64Array,
): Figure {
  const ranks = Array.from(weights, (_, index) => index + 1);
  const mode = ranks.length > 60 ? 'markers' : 'lines+markers';
  return {
    data: [
      {
        ...{ type: 'scatter', mode: 'markers', name: 'simulated frequency' },
        ...{ x: ranks, y: Array.from(frequencies) },
        error_y: {
          type: 'data',
          array: Array.from(halfWidths),
          thickness: 1,
          width: 0,
          color: `${simulated}80`,
        },
        marker: { color: simulated, size: 6, symbol: 'circle-open', line: { width: 1.4, color: simulated } },
        hovertemplate: 'rank %{x}: %{y:.4f}<extra>simulated</extra>',
      },
      {
        ...{ type: 'scatter', mode: 'lines', name: 'limit for many negatives' },
        ...{ x: ranks, y: Array.from(approximation) },
        line: { color: limit, width: 1.5, dash: 'dot' },
        hovertemplate: 'rank %{x}: %{y:.4f}<extra>limit</extra>',
      },
      {
        ...{ type: 'scatter', mode, name: 'closed form θ' },
        ...{ x: ranks, y: Array.from(weights) },
        line: { color: exact, width: 1.8 },
        marker: { color: exact, size: 5 },
        hovertemplate: 'rank %{x}: %{y:.6f}<extra>closed form</extra>',
      },
    ],
    layout: layout('Weight θ of the rank'),
  };
}

/** The sums Θ over the best ranks, with the one that is asked for. */
export function prefixFigure(weights: Float64Array, rank: number): Figure {
  const sums = prefixSums(weights);
  const ranks = Array.from(weights, (_, index) => index + 1);
  return {
    data: [
      {
        ...{ type: 'scatter', mode: 'lines', name: 'Θ', showlegend: false },
        ...{ x: ranks, y: ranks.map((rank) => sums[rank]) },
        line: { color: exact, width: 1.8 },
        hovertemplate: 'K = %{x}: %{y:.4f}<extra></extra>',
      },
      {
        ...{ type: 'scatter', mode: 'markers', name: `K = ${rank}`, showlegend: false },
        ...{ x: [rank], y: [sums[rank]] },
        marker: { color: simulated, size: 10 },
        hovertemplate: 'K = %{x}: %{y:.4f}<extra></extra>',
      },
    ],
    layout: { ...layout('Sum Θ of the K best ranks'), height: 280 },
  };
}

function layout(words: string): Figure['layout'] {
  return {
    template,
    autosize: true,
    height: 380,
    margin: { t: 44, r: 16, b: 52, l: 64 },
    legend: { x: 0, xanchor: 'left', y: 1, yanchor: 'top', yref: 'container' },
    xaxis: { title: { text: 'Rank of the negative, best scored first' }, tickformat: ',d' },
    yaxis: { title: { text: words }, rangemode: 'tozero', nticks: 7 },
  };
}
