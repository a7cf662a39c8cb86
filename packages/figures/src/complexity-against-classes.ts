import { type ComplexityGrowthRecord, recordsOf } from '@owlery/results';
import type { Data } from 'plotly.js';
import { type FigureDefinition } from './figure.ts';
import { countAxis } from './internal/count-axis.ts';
import { emptyFigure } from './internal/empty-figure.ts';
import { intervalBars, withInterval } from './internal/interval-bars.ts';
import { escapeMarkup } from './internal/panel-grid.ts';
import { axisNames, type Panel, panelLayout } from './internal/panel-layout.ts';
import { roundNumbers } from './internal/round-numbers.ts';
import { percent } from './internal/strength.ts';
import { palette, seriesColour } from './palette.ts';

type Cell = ComplexityGrowthRecord['cells'][number];

/** The complexity of linear scorers against the number of classes, for each norm ball. */
export const complexityAgainstClasses: FigureDefinition = {
  name: 'complexity-against-classes',
  title: 'Complexity against the number of classes',
  caption:
    'The complexity of linear scorers f(x) = Wx against the number L of classes, for each ball of W, on one sample; one ' +
    'independent noise number a point and class. Dashed: the bound in closed form. Both axes are logarithmic.',
  strength: (records) => {
    const growths = growthsOf(records);
    if (growths.length === 0) return 'There is no measurement yet.';
    const levels = [...new Set(growths.map(({ confidence }) => percent(confidence)))].join(' or ');
    return `Estimated with a confidence interval at ${levels}, or enclosed with certainty where moments do; the bounds are proved.`;
  },
  build: (records, { arrangement } = {}) => {
    const growths = growthsOf(records);
    if (growths.length === 0) return emptyFigure('No complexity to draw: owlery reproduce measures it.');
    const titles = [...new Set(growths.flatMap(({ cells }) => cells.map(({ title }) => title)))];
    const data: Data[] = [];
    const shown = new Set<string>();
    const rows = growths.map((growth, row): Panel[] => {
      const [xaxis, yaxis] = axisNames(row);
      for (const title of titles) {
        const cells = growth.cells.filter((cell) => cell.title === title);
        if (cells.length === 0) continue;
        const name = escapeMarkup(title);
        const common = { legendgroup: name, xaxis, yaxis };
        const colour = seriesColour(titles.indexOf(title));
        data.push({ ...boundTrace(cells, colour), ...common, name, showlegend: false } as Data);
        data.push({
          ...estimateTrace(cells, name, colour),
          ...common,
          name,
          showlegend: !shown.has(name),
        } as Data);
        shown.add(name);
      }
      return [
        {
          title: `${growth.noise} noise, n = ${growth.points}, d = ${growth.columns}, radius ${growth.norm}`,
          x: { words: 'Classes L', ...countAxis(growth.classes) },
          y: { words: 'Complexity', type: 'log', dtick: 1, exponentformat: 'power' },
        },
      ];
    });
    data.push(boundKey);
    const legendEntries = [...shown, boundKey.name];
    return roundNumbers({ data, layout: panelLayout(rows, { arrangement, legendEntries }) });
  },
};

const growthsOf = (records: Parameters<FigureDefinition['build']>[0]) =>
  recordsOf(records, 'owlery.complexity-growth/1');

/** Says in the legend what dashes are. */
const boundKey = {
  ...{ type: 'scatter', mode: 'lines', name: 'bound', x: [null], y: [null], hoverinfo: 'skip' },
  line: { color: palette.muted.light, width: 1, dash: 'dash' },
} as const satisfies Data;

function boundTrace(cells: readonly Cell[], colour: string) {
  return {
    ...{ type: 'scatter', mode: 'lines', hoverinfo: 'skip' },
    ...{ x: cells.map((cell) => cell.classes), y: cells.map(({ bound }) => bound) },
    line: { color: colour, width: 1, dash: 'dash' },
  } as const;
}

function estimateTrace(cells: readonly Cell[], name: string, colour: string) {
  const points = cells.map(({ estimate, interval: [low, high] }) => ({ value: estimate, low, high }));
  return {
    ...{ type: 'scatter', mode: 'lines+markers' },
    ...{
      x: cells.map((cell) => cell.classes),
      y: points.map(({ value }) => value),
      error_y: intervalBars(points),
    },
    line: { color: colour, width: 1.5 },
    marker: { color: colour, size: 6 },
    hovertext: cells.map(
      ({ classes, bound, intervalMethod }, at) =>
        `<b>${name}</b>, L = ${classes}<br>${withInterval(points[at], 4)}, ${escapeMarkup(intervalMethod)}` +
        `<br>bound ${bound.toPrecision(4)}`,
    ),
    hoverinfo: 'text',
  } as const;
}
