import { type Figure } from '../figure.ts';
import { palette } from '../palette.ts';
import { template } from '../template.ts';

/** A figure that says why there is nothing to draw. */
export function emptyFigure(reason: string): Figure {
  const words = { text: reason, font: { color: palette.muted.light, size: 14 }, showarrow: false };
  const place = { x: 0.5, xref: 'paper', y: 0.5, yref: 'paper' } as const;
  const hidden = { visible: false };
  return {
    data: [],
    layout: {
      template,
      autosize: true,
      height: 160,
      xaxis: hidden,
      yaxis: hidden,
      annotations: [{ ...words, ...place }],
    },
  };
}
