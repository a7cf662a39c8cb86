import { type Figure, seriesColour, template } from '@owlery/figures';
import { type TemplateResult } from 'lit-html';
import { figureView } from '../../figure/figure-view.ts';
import { type UnfinishedRun } from '../../store/site-data.ts';

/** Most lines that are told apart. */
const mostLines = 7;

/** The training loss of runs that are under way, epoch by epoch. */
export function liveCurves(runs: readonly UnfinishedRun[]): TemplateResult {
  const latest = runs
    .filter(({ epochs }) => epochs.length > 0)
    .toSorted((a, b) => ((a.createdAt ?? '') < (b.createdAt ?? '') ? 1 : -1))
    .slice(0, mostLines);
  return figureView({
    name: 'unfinished-runs',
    title: 'Runs under way',
    figure: figureOf(latest),
    caption:
      'Training loss after each epoch of the runs that have no record yet: under way, or stopped. ' +
      (runs.length > mostLines ? `The latest ${mostLines} of ${runs.length}. ` : '') +
      'The page follows while a local server stands behind it.',
    command: 'owlery runs list',
  });
}

function figureOf(runs: readonly UnfinishedRun[]): Figure {
  return {
    data: runs.map(({ id, epochs }, index) => ({
      ...{ type: 'scatter', mode: 'lines+markers', name: id, showlegend: true },
      x: epochs.map(({ epoch }) => epoch),
      y: epochs.map(({ loss }) => loss),
      line: { color: seriesColour(index), width: 1.8 },
      marker: { color: seriesColour(index), size: 6 },
      hovertemplate: 'epoch %{x}: %{y:.4g}<extra></extra>',
    })),
    layout: {
      template,
      autosize: true,
      height: 300 + 24 * runs.length,
      margin: { t: 24 * runs.length + 16, r: 16, b: 52, l: 64 },
      legend: { orientation: 'v', x: 0, xanchor: 'left', y: 1, yanchor: 'top', yref: 'container' },
      xaxis: { title: { text: 'Epoch' }, dtick: 1, tickformat: 'd' },
      yaxis: { title: { text: 'Training loss' }, rangemode: 'tozero', nticks: 6 },
    },
  };
}
