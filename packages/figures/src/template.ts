import type { Template } from 'plotly.js';
import { palette } from './palette.ts';

/** The type of figures and of the report page: the system's own, so that nothing is loaded. */
export const fontFamily =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif';

const axis = {
  automargin: true,
  gridcolor: palette.grid.light,
  linecolor: palette.line.light,
  showline: true,
  tickcolor: palette.line.light,
  ticklen: 4,
  ticks: 'outside',
  title: { font: { size: 13 }, standoff: 8 },
  zeroline: false,
} as const;

/** The look that every figure shares, on a light page; see `withScheme` for the dark one. */
export const template: Template = {
  layout: {
    colorway: palette.series.map((colour) => colour.light),
    font: { color: palette.text.light, family: fontFamily, size: 13 },
    hoverlabel: {
      align: 'left',
      bgcolor: palette.raised.light,
      bordercolor: palette.line.light,
      font: { color: palette.text.light, family: fontFamily, size: 13 },
    },
    hovermode: 'closest',
    legend: { font: { size: 13 }, orientation: 'h', title: { font: { size: 13 } } },
    modebar: { activecolor: palette.text.light, bgcolor: '#00000000', color: palette.line.light },
    paper_bgcolor: palette.paper.light,
    plot_bgcolor: palette.paper.light,
    xaxis: axis,
    yaxis: axis,
  },
};
