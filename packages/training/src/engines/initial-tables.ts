import { randomStream } from '@owlery/numeric';
import { type ParameterTable } from './engine.ts';
import { type ModelShape } from './model-shape.ts';

/**
 * Fills fresh tables: embedding rows with normal numbers of standard deviation
 * $1/\sqrt d$, hidden rows with $\sqrt{2/d}$ (He et al. 2015), label rows with zeros.
 *
 * Numbers are drawn row by row and column by column, whatever the stride.
 */
export function fillInitialTables(tables: readonly ParameterTable[], shape: ModelShape, seed: number): void {
  for (const table of tables) {
    const deviation = { features: 1 / Math.sqrt(shape.dim), hidden: Math.sqrt(2 / shape.dim) }[table.name];
    if (deviation === undefined) continue;
    const stream = randomStream(seed, 'initial', table.name);
    for (let r = 0; r < table.rows; r++) {
      for (let c = 0; c < table.columns; c++)
        table.values[r * table.stride + c] = deviation * stream.normal();
    }
  }
}
