import { addScaledRow, addScaledRows, addScaledSum, clearRow, dot, fetchRows } from '@owlery/kernels/assembly/index';
import { Context, float, owns, row, setFloat, setWord, word } from './context';

/** Keeps a first step from dividing by zero; the usual constant. */
const EPSILON: f32 = 1e-8;

/**
 * Updates the label rows that thread `t` owns, each once per step.
 *
 * The gradient of a row is Σ_i coefficient_i · u_i over the examples in order, divided
 * by their number. With momentum v ← μ v + g, w ← w − η v, on touched rows only; with
 * row-wise Adagrad s ← s + ‖g‖²/width, w ← w − η g/(√s + ε).
 */
export function updateLabels(c: Context, t: i32, step: i32, count: i32): void {
  const labels = c.slotLabels + ((<usize>(step * c.slotCapacity)) << 2);
  const positives = c.positiveSlots + ((<usize>(step * c.batch)) << 2);
  const touched = c.touched + ((<usize>(t * c.touchedCapacity)) << 2);
  const stride = c.keepCapacity + 1;

  // Lists of entries by slot; examples are visited last to first, so each list ascends.
  let rows = 0;
  for (let i = count - 1; i >= 0; i--) {
    for (let q = word(c.keptCounts, i); q >= 1; q--) {
      rows = link(c, t, labels, word(c.keptSlots, i * c.keepCapacity + q - 1), i * stride + q, touched, rows);
    }
    if (float(c.coefficients, i * stride) == 0) continue;
    rows = link(c, t, labels, word(positives, i), i * stride, touched, rows);
  }

  const width = c.width;
  const gradient = rowGradient(c, t);
  const scale: f32 = 1 / <f32>count;
  const rate = float(c.rates, 3 * step + 1);
  const momentum = float(c.rates, 3 * step + 2);
  for (let r = 0; r < rows; r++) {
    if ((r & 7) == 0) fetchLabels(c, t, labels, touched, r, rows, gradient);
    const slot = word(touched, r);
    const label = word(labels, slot);
    clearRow(gradient, width);
    for (let entry = word(c.slotHeads, slot); entry >= 0; entry = word(c.entryNext, entry)) {
      addScaledRow(gradient, row(c.scored, entry / stride, width), scale * float(c.coefficients, entry), width);
    }
    setWord(c.slotHeads, slot, -1);
    const target = row(c.labelTable, label, width);
    if (c.adagrad) descend(target, gradient, rate, c.labelSquares, label, width, c.trueWidth);
    else if (c.labelMomentum != 0) {
      const velocity = row(c.labelMomentum, label, width);
      decayAndAdd(velocity, gradient, momentum, width);
      addScaledRow(target, velocity, -rate, width);
    } else addScaledRow(target, gradient, -rate, width);
  }
  setWord(c.updatedTotals, t, word(c.updatedTotals, t) + rows);
}

/** Fetches the rows of the labels of touched slots r to r + 7. */
// @ts-ignore: decorator
@inline
function fetchLabels(c: Context, t: i32, labels: usize, touched: usize, r: i32, rows: i32, scratch: usize): void {
  const count = min(8, rows - r);
  const ids = c.heapIds + ((<usize>(t * c.slotCapacity)) << 2);
  for (let q = 0; q < count; q++) setWord(ids, q, word(labels, word(touched, r + q)));
  fetchRows(c.labelTable, ids, 0, count, c.width, scratch);
  if (c.labelMomentum) fetchRows(c.labelMomentum, ids, 0, count, c.width, scratch);
}

/** Puts an entry at the head of its slot's list, when thread `t` owns the label; returns the slots touched. */
// @ts-ignore: decorator
@inline
function link(
  c: Context,
  t: i32,
  labels: usize,
  slot: i32,
  entry: i32,
  touched: usize,
  rows: i32,
): i32 {
  const label = word(labels, slot);
  if (!owns(c, t, label)) return rows;
  // A label drawn several times has slots side by side; its row changes once, by the first.
  while (slot > 0 && word(labels, slot - 1) == label) slot--;
  const head = word(c.slotHeads, slot);
  if (head < 0) setWord(touched, rows++, slot);
  setWord(c.entryNext, entry, head);
  setWord(c.slotHeads, slot, entry);
  return rows;
}

/**
 * Lists the non-zeros of a step by feature, for the features that thread `t` owns. Position p of the
 * batch, counted over the examples in order, has three words: the next position of its feature, or −1;
 * its example; its place among the values.
 */
export function listFeatures(c: Context, t: i32, step: i32, count: i32): void {
  const points = c.points + ((<usize>(step * c.batch)) << 2);
  const listed = c.listedFeatures + ((<usize>(t * c.listedCapacity)) << 2);
  let position = 0;
  for (let i = 0; i < count; i++) position += length(c, word(points, i));
  let features = 0;
  // Examples are visited last to first, so that each list ascends.
  for (let i = count - 1; i >= 0; i--) {
    const start = word(c.rowStarts, word(points, i));
    for (let p = word(c.rowStarts, word(points, i) + 1) - 1; p >= start; p--) {
      position--;
      const feature = word(c.columnIds, p);
      if (!owns(c, t, feature)) continue;
      const head = word(c.featureHeads, feature);
      if (head < 0) setWord(listed, features++, feature);
      setWord(c.bagNext, 3 * position, head);
      setWord(c.bagNext, 3 * position + 1, i);
      setWord(c.bagNext, 3 * position + 2, p);
      setWord(c.featureHeads, feature, position);
    }
  }
  setWord(c.listedCounts, t, features);
}

/**
 * Updates the rows of the features that no other example of the step has, while they are still in the
 * caches: no one else reads or changes them.
 */
export function updateOwnFeatures(c: Context, t: i32, step: i32, i: i32, count: i32): void {
  const point = word(c.points, step * c.batch + i);
  const end = word(c.rowStarts, point + 1);
  const own = c.ownFeatures + ((<usize>(t * c.ownCapacity)) << 2);
  const places = own + ((<usize>(c.threads * c.ownCapacity)) << 2);
  let features = 0;
  for (let p = word(c.rowStarts, point); p < end; p++) {
    const feature = word(c.columnIds, p);
    if (!single(c, feature)) continue;
    setWord(own, features, feature);
    setWord(places, features++, p);
  }
  const example = c.listExamples + ((<usize>(t * c.batch)) << 2);
  const factor = c.listFactors + ((<usize>(t * c.batch)) << 2);
  const scale: f32 = 1 / <f32>count;
  setWord(example, 0, i);
  for (let q = 0; q < features; q++) {
    if ((q & 7) == 0) fetchRows(c.featureTable, own, q, features, c.columns, rowGradient(c, t));
    setFloat(factor, 0, scale * float(c.values, word(places, q)));
    changeFeature(c, t, step, word(own, q), example, factor, 1);
  }
}

/** Updates the embedding rows of the other features that thread `t` owns, each once per step. */
export function updateFeatures(c: Context, t: i32, step: i32, count: i32): void {
  const listed = c.listedFeatures + ((<usize>(t * c.listedCapacity)) << 2);
  const examples = c.listExamples + ((<usize>(t * c.batch)) << 2);
  const factors = c.listFactors + ((<usize>(t * c.batch)) << 2);
  const scale: f32 = 1 / <f32>count;
  const all = word(c.listedCounts, t);
  let features = 0;
  for (let q = 0; q < all; q++) {
    const feature = word(listed, q);
    if (single(c, feature)) setWord(c.featureHeads, feature, -1);
    else setWord(listed, features++, feature);
  }
  for (let q = 0; q < features; q++) {
    if ((q & 7) == 0) fetchRows(c.featureTable, listed, q, features, c.columns, rowGradient(c, t));
    const feature = word(listed, q);
    let entries = 0;
    for (let at = word(c.featureHeads, feature); at >= 0; at = word(c.bagNext, 3 * at)) {
      setWord(examples, entries, word(c.bagNext, 3 * at + 1));
      setFloat(factors, entries++, scale * float(c.values, word(c.bagNext, 3 * at + 2)));
    }
    setWord(c.featureHeads, feature, -1);
    changeFeature(c, t, step, feature, examples, factors, entries);
  }
}

/** Whether a feature of the step has one non-zero in it. */
// @ts-ignore: decorator
@inline
function single(c: Context, feature: i32): bool {
  return word(c.bagNext, 3 * word(c.featureHeads, feature)) < 0;
}

// @ts-ignore: decorator
@inline
function rowGradient(c: Context, t: i32): usize {
  return c.rowGradients + ((<usize>(t * max(c.columns, c.width))) << 2);
}

/** One step of descent for a row with gradient Σ_q factors[q] · h_examples[q]. */
function changeFeature(
  c: Context,
  t: i32,
  step: i32,
  feature: i32,
  examples: usize,
  factors: usize,
  entries: i32,
): void {
  const columns = c.columns;
  const gradient = rowGradient(c, t);
  const rate = float(c.rates, 3 * step);
  const target = row(c.featureTable, feature, columns);
  if (c.adagrad) {
    clearRow(gradient, columns);
    addScaledRows(gradient, c.bagGradients, examples, factors, entries, columns);
    descend(target, gradient, rate, c.featureSquares, feature, columns, c.trueColumns);
  } else addScaledSum(target, -rate, c.bagGradients, examples, factors, entries, columns, gradient);
}

/** Updates the rows of the hidden layer that thread `t` owns: H_r ← H_r − η Σ_i δ_ir h_i / n. */
export function updateHidden(c: Context, t: i32, step: i32, count: i32): void {
  const columns = c.columns;
  const gradient = rowGradient(c, t);
  const scale: f32 = 1 / <f32>count;
  const rate = float(c.rates, 3 * step + 1);
  for (let unit = t; unit < c.hidden; unit += c.threads) {
    clearRow(gradient, columns);
    for (let i = 0; i < count; i++) {
      const delta = float(c.scoredGradients, i * c.hidden + unit);
      if (delta != 0) addScaledRow(gradient, row(c.bags, i, columns), scale * delta, columns);
    }
    const target = row(c.hiddenTable, unit, columns);
    if (c.adagrad) descend(target, gradient, rate, c.hiddenSquares, unit, columns, c.trueColumns);
    else addScaledRow(target, gradient, -rate, columns);
  }
}

// @ts-ignore: decorator
@inline
function length(c: Context, point: i32): i32 {
  return word(c.rowStarts, point + 1) - word(c.rowStarts, point);
}

/** Row-wise Adagrad on one row of `columns` numbers, `length` with padding. */
function descend(
  target: usize,
  gradient: usize,
  rate: f32,
  squares: usize,
  index: i32,
  length: i32,
  columns: i32,
): void {
  const sum = float(squares, index) + dot(gradient, gradient, length) / <f32>columns;
  setFloat(squares, index, sum);
  addScaledRow(target, gradient, -rate / (sqrt<f32>(sum) + EPSILON), length);
}

/** velocity ← momentum · velocity + gradient. */
function decayAndAdd(velocity: usize, gradient: usize, momentum: f32, length: i32): void {
  const factors = f32x4.splat(momentum);
  const end = velocity + ((<usize>length) << 2);
  while (velocity < end) {
    v128.store(velocity, f32x4.add(f32x4.mul(factors, v128.load(velocity)), v128.load(gradient)));
    velocity += 16;
    gradient += 16;
  }
}
