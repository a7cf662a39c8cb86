import { type BoundChoiceRecord, recordsOf } from '@owlery/results';
import type { Data } from 'plotly.js';
import { type FigureDefinition } from './figure.ts';
import { emptyFigure } from './internal/empty-figure.ts';
import { intervalBars, meanOf, withInterval } from './internal/interval-bars.ts';
import { measuredTitle, strengthOfMeasured } from './internal/measured-words.ts';
import { axisNames, type Panel, panelLayout } from './internal/panel-layout.ts';
import { roundNumbers } from './internal/round-numbers.ts';
import { palette, seriesColour } from './palette.ts';

const terms = ['empirical', 'complexity', 'confidence'] as const;

/** The terms of the bound over b and k, and the errors that were measured. */
export const boundDecomposition: FigureDefinition = {
  name: 'bound-decomposition',
  title: 'What the bound is made of over b and k, and the errors measured',
  caption:
    'Left: the bound on the expected loss for each b and k as the sum of its terms, by the route of the least total. ' +
    'The losses of different b and k are different losses. Right: the top-K error of scorers that were trained with ' +
    'as many scored labels; a filled star is the k that the bound on this error favours for its b, an open one the k ' +
    'that does best.',
  strength: (records) =>
    strengthOfMeasured(choicesOf(records), "Student's t") +
    (choicesOf(records).length === 0
      ? ''
      : ' The bounds are proved; the empirical term is a mean over seeds.'),
  build: (records, { arrangement } = {}) => {
    const choices = choicesOf(records);
    if (choices.length === 0) return emptyFigure('No bound to take apart: owlery reproduce measures it.');
    const data: Data[] = [];
    const shown = new Set<string>();
    const add = (traces: readonly { name: string }[], index: number) => {
      const [xaxis, yaxis] = axisNames(index);
      for (const trace of traces) {
        data.push({
          ...trace,
          legendgroup: trace.name,
          showlegend: !shown.has(trace.name),
          xaxis,
          yaxis,
        } as Data);
        shown.add(trace.name);
      }
    };
    const rows = choices.map((choice, row): Panel[] => {
      add(termBars(choice), 2 * row);
      add(errorTraces(choice), 2 * row + 1);
      const x = { words: `b, k (${choice.family.toUpperCase()})`, type: 'category', tickangle: -90 } as const;
      return [
        {
          title: `${measuredTitle(choice)}, n = ${choice.n}`,
          x,
          y: { words: 'Bound on the loss', rangemode: 'tozero' },
        },
        {
          title: measuredTitle(choice),
          corner: 'Errors measured',
          x,
          y: { words: 'Top-K error', tickformat: '.3~f', nticks: 6 },
        },
      ];
    });
    const layout = panelLayout(rows, { arrangement, legendEntries: [...shown] });
    return roundNumbers({ data, layout: { ...layout, barmode: 'stack' } });
  },
};

const choicesOf = (records: Parameters<FigureDefinition['build']>[0]) =>
  recordsOf(records, 'owlery.bound-choice/1');

const label = ({ sample, keep }: { sample: number; keep: number }) => `${sample}, ${keep}`;

function termBars({ cells }: BoundChoiceRecord) {
  return terms.map((term, at) => ({
    ...{ type: 'bar', name: `${term} term` },
    x: cells.map(label),
    y: cells.map(({ bound }) => bound.terms[term]),
    marker: { color: seriesColour(at) },
    hovertext: cells.map(
      (cell) =>
        `<b>b = ${cell.sample}, k = ${cell.keep}</b><br>${term} ${cell.bound.terms[term].toPrecision(3)}` +
        ` of ${cell.bound.total.toPrecision(3)}`,
    ),
    hoverinfo: 'text',
  }));
}

function errorTraces({ cells, choices, tops }: BoundChoiceRecord) {
  return tops.flatMap((top, at) => {
    const colour = seriesColour(terms.length + at);
    const points = cells.map((cell) => meanOf(cell.errors[top]));
    const errorAt = (pair: { sample: number; keep: number }) =>
      cells.find((cell) => cell.sample === pair.sample && cell.keep === pair.keep)!.errors[top].mean;
    const within = choices.filter((choice) => choice.top === top && choice.sample !== null);
    const stars = (
      name: string,
      symbol: string,
      size: number,
      of: (choice: (typeof within)[number]) => Pair,
    ) => ({
      ...{ type: 'scatter', mode: 'markers', name, hoverinfo: 'skip' },
      ...{ x: within.map((choice) => label(of(choice))), y: within.map((choice) => errorAt(of(choice))) },
      marker: { color: palette.text.light, size, symbol, line: { color: palette.text.light, width: 1.5 } },
    });
    return [
      {
        ...{ type: 'scatter', mode: 'markers', name: `K = ${top}` },
        ...{ x: cells.map(label), y: points.map(({ value }) => value), error_y: intervalBars(points) },
        marker: { color: colour, size: 7, symbol: 'circle' },
        hovertext: cells.map(
          (cell, index) =>
            `<b>b = ${cell.sample}, k = ${cell.keep}</b><br>top-${top} error ${withInterval(points[index])}`,
        ),
        hoverinfo: 'text',
      },
      stars('favoured by the bound', 'star', 6, ({ favoured }) => favoured),
      stars('best measured', 'star-open', 13, ({ best }) => best),
    ];
  });
}

type Pair = { sample: number; keep: number };
