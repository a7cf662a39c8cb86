import { addScaledRow, addScaledRows, clearRow, rowProducts, scaleRow, dot } from '@owlery/kernels/assembly/index';
import { Context, float, row, setFloat, word } from './context';

/** Embeds points `ids[0..count)` into rows 0.. of `bags`: h = Σ_f v_f E_f, divided by ‖h‖ when asked. */
export function embedBags(c: Context, ids: usize, count: i32, bags: usize, norms: usize): void {
  const columns = c.columns;
  for (let i = 0; i < count; i++) {
    const bag = row(bags, i, columns);
    clearRow(bag, columns);
    const point = word(ids, i);
    const start = word(c.rowStarts, point);
    const at = (<usize>start) << 2;
    const nonZeros = word(c.rowStarts, point + 1) - start;
    addScaledRows(bag, c.featureTable, c.columnIds + at, c.values + at, nonZeros, columns);
    let norm: f32 = 1;
    if (c.normalise) {
      norm = sqrt<f32>(dot(bag, bag, columns));
      // A point without features keeps the zero vector.
      if (norm > 0) scaleRow(bag, bag, 1 / norm, columns);
      else norm = 1;
    }
    setFloat(norms, i, norm);
  }
}

/** Turns bags into the vectors that are scored: u = max(0, H h) with a hidden layer, else u = h (nothing to do). */
export function activate(c: Context, bags: usize, count: i32, scored: usize): void {
  if (c.hidden == 0) return;
  rowProducts(bags, count, c.hiddenTable, 0, 0, c.hidden, c.columns, scored, c.hidden);
  const total = count * c.hidden;
  for (let q = 0; q < total; q += 4) {
    const at = scored + ((<usize>q) << 2);
    v128.store(at, f32x4.max(v128.load(at), f32x4.splat(0)));
  }
}

/**
 * Gradient of the loss with respect to a bag's sum before normalisation, in place.
 *
 * `gradient` (columns) holds ∂ℓ/∂(normalised bag) on entry. With u = h/‖h‖,
 * ∂ℓ/∂h = (g − ⟨g, u⟩ u)/‖h‖.
 */
export function throughNorm(c: Context, gradient: usize, bag: usize, norm: f32): void {
  if (!c.normalise) return;
  const columns = c.columns;
  const along = dot(gradient, bag, columns);
  addScaledRow(gradient, bag, -along, columns);
  scaleRow(gradient, gradient, 1 / norm, columns);
}
