import { type StoredRecord } from '@owlery/results';
import { type Figure, type FigureDefinition } from './figure.ts';

/** A figure as a page needs it: its words and its layouts for wide and narrow windows. */
export interface DrawnFigure {
  name: string;
  title: string;
  /** What is drawn, and how sure it is. */
  caption: string;
  figure: Figure;
  /** Layout with the panels one below the other; the data are the same. */
  narrowLayout: Figure['layout'];
}

/**
 * Draws a figure from records for a page.
 *
 * @example
 * renderReport({ …, figures: figures.map((figure) => drawFigure(figure, records)) });
 */
export function drawFigure(
  definition: FigureDefinition,
  records: readonly StoredRecord[],
  options: { confidence?: number } = {},
): DrawnFigure {
  const { name, title, caption } = definition;
  return {
    name,
    title,
    caption: `${caption} ${definition.strength(records, options)}`,
    figure: definition.build(records, { ...options, arrangement: 'wide' }),
    narrowLayout: definition.build(records, { ...options, arrangement: 'narrow' }).layout,
  };
}
