import { type LoosenessRecord, recordsOf } from '@owlery/results';
import type { Data } from 'plotly.js';
import { type FigureDefinition } from './figure.ts';
import { emptyFigure } from './internal/empty-figure.ts';
import { intervalBars } from './internal/interval-bars.ts';
import { escapeMarkup } from './internal/panel-grid.ts';
import { axisNames, type Panel, panelLayout } from './internal/panel-layout.ts';
import { roundNumbers } from './internal/round-numbers.ts';
import { palette, seriesColour } from './palette.ts';

type Instance = LoosenessRecord['instances'][number];

/** The complexity of loss classes from below, exactly where known, and by each contraction route. */
export const routeLooseness: FigureDefinition = {
  name: 'route-looseness',
  title: 'How loose each contraction route is',
  caption:
    'The Rademacher complexity of loss classes: a lower bound that projected ascent found (a point of the ball for every ' +
    'sign vector), the exact value for the smallest classes (crosses), and the upper bound of each route. Open: the ' +
    'constants of the route are recalled from the literature and not proved here. The axis is logarithmic.',
  strength: (records) => {
    const instances = instancesOf(records);
    if (instances.length === 0) return 'There is no measurement yet.';
    const drawn = instances.filter(({ signs }) => signs === 'drawn').map(({ signVectors }) => signVectors);
    const enumerated = 'Proved exactly for these instances where all sign vectors were taken';
    if (drawn.length === 0) return `${enumerated}.`;
    return `${enumerated}; elsewhere lower bounds are estimated with a 95 % Student interval over ${Math.min(...drawn)} sign vectors or more.`;
  },
  build: (records, { arrangement } = {}) => {
    const instances = instancesOf(records);
    if (instances.length === 0) return emptyFigure('No loss class to draw: owlery reproduce measures them.');
    const [xaxis, yaxis] = axisNames(0);
    const traces = [lowerTrace(instances), exactTrace(instances), ...routeTraces(instances)].filter(
      ({ x }) => x.length > 0,
    );
    const data = traces.map((trace) => ({ ...trace, xaxis, yaxis }) as Data);
    const panel: Panel = {
      title: 'Loss classes',
      x: { words: 'Loss class', type: 'category', tickangle: -25 },
      y: { words: 'Complexity', type: 'log', dtick: 1, exponentformat: 'power' },
    };
    const layout = panelLayout([[panel]], { arrangement, legendEntries: traces.map(({ name }) => name) });
    return roundNumbers({ data, layout });
  },
};

const instancesOf = (records: Parameters<FigureDefinition['build']>[0]): Instance[] =>
  recordsOf(records, 'owlery.looseness/1').flatMap(({ instances }) => instances);

const label = ({ title }: Instance) => escapeMarkup(title).replace(/, L = /, '<br>L = ');

function lowerTrace(instances: readonly Instance[]) {
  const points = instances.map(({ lower, lowerInterval: [low, high] }) => ({ value: lower, low, high }));
  return {
    ...{ type: 'scatter', mode: 'markers', name: 'lower bound' },
    ...{ x: instances.map(label), y: points.map(({ value }) => value), error_y: intervalBars(points) },
    marker: { color: palette.text.light, size: 8, symbol: 'triangle-up' },
    hovertext: instances.map(({ lower }) => `<b>at least</b> ${lower.toPrecision(4)}`),
    hoverinfo: 'text',
  } as const;
}

function exactTrace(all: readonly Instance[]) {
  const instances = all.filter(({ exact }) => exact !== null);
  return {
    ...{ type: 'scatter', mode: 'markers', name: 'exact' },
    ...{ x: instances.map(label), y: instances.map(({ exact }) => exact!) },
    marker: {
      color: palette.text.light,
      size: 9,
      symbol: 'x-thin',
      line: { color: palette.text.light, width: 1.5 },
    },
    hovertext: instances.map(({ exact }) => `<b>exactly</b> ${exact!.toPrecision(4)}`),
    hoverinfo: 'text',
  } as const;
}

function routeTraces(instances: readonly Instance[]) {
  const names = [...new Set(instances.flatMap(({ routes }) => routes.map(({ route }) => route)))];
  return names.flatMap((name, at) => {
    const points = instances.flatMap((instance) =>
      instance.routes
        // Where the text itself leaves the constant open, no number is a bound.
        .filter(({ route, constants }) => route === name && constants !== 'order only')
        .map((route) => ({ instance, ...route })),
    );
    if (points.length === 0) return [];
    const symbol = points[0].constants === 'proved' ? 'circle' : 'circle-open';
    return [
      {
        ...{ type: 'scatter', mode: 'markers', name: `bound, ${escapeMarkup(name)}` },
        ...{ x: points.map(({ instance }) => label(instance)), y: points.map(({ upper }) => upper) },
        marker: { color: seriesColour(at), size: 8, symbol, line: { color: seriesColour(at), width: 1.5 } },
        hovertext: points.map(
          ({ upper, looseness, constants }) =>
            `<b>${escapeMarkup(name)}</b> (${constants})<br>${upper.toPrecision(4)}, ${looseness.toPrecision(3)} times as large`,
        ),
        hoverinfo: 'text',
      } as const,
    ];
  });
}
