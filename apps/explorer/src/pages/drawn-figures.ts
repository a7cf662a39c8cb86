import { drawFigure, type DrawnFigure, figures } from '@owlery/figures';
import { type StoredRecord } from '@owlery/results';

/** The figures of the registry that have something to draw from these records. */
export function drawnFigures(
  records: readonly StoredRecord[],
  options: { confidence?: number } = {},
): DrawnFigure[] {
  return figures
    .map((definition) => drawFigure(definition, records, options))
    .filter(({ figure }) => figure.data.length > 0);
}
