import { addScaledRow, barrier, clearRow, dot, rowProducts, topRows } from '@owlery/kernels/assembly/index';
import { Context, float, row, setFloat, setWord, word } from './context';
import { endTurns, nextTile } from './turns';
import { activate, embedBags, throughNorm } from './embed';
import { mine } from './mine';
import { allRounded, roundSample, scoreRounded, screenExample, screens, survivors } from './screen';
import { listFeatures, updateFeatures, updateHidden, updateLabels, updateOwnFeatures } from './update';

// Exported so that they stay functions of their own: within a large one, the compiler of the engine runs
// out of registers for their loops.
export { addScaledRows, addScaledSum, fetchRows, integerProducts, quantiseRow, rowProducts } from '@owlery/kernels/assembly/index';

// @ts-ignore: decorator
@external('env', 'now')
declare function now(): f64;

/** Number of 32-bit words of a {@link Context}. */
export function contextWords(): i32 {
  return offsetof<Context>() >> 2;
}

/**
 * Runs `steps` training steps as thread `t`; all threads call it with the same arguments.
 *
 * A thread lists features and rounds labels, waits, then embeds, scores and mines tiles of
 * examples, the next that none has taken, and updates the rows of features that only one
 * example has; the other parameters rest. It waits, updates the other rows it owns, waits. What becomes of an example
 * does not depend on who takes it, and a row's gradient is added by one thread in the order of
 * the examples, so the result does not depend on the threads.
 */
export function runSteps(address: usize, t: i32, steps: i32): void {
  const c = changetype<Context>(address);
  for (let step = 0; step < steps; step++) {
    const count = word(c.exampleCounts, step);
    const screened = screens(c, t);
    const begin = clock(c);
    listFeatures(c, t, step, count);
    const listed = lap(c, t, 5, begin);
    if (screened) roundSample(c, t, step);
    lap(c, t, 1, listed);
    barrier(c.barrierWords, c.threads);
    forward(c, t, step, count, screened && allRounded(c));
    barrier(c.barrierWords, c.threads);
    // All have taken their last tile; the next is taken after another barrier.
    if (t == 0) endTurns(c);
    const start = clock(c);
    if (c.hidden) updateHidden(c, t, step, count);
    updateLabels(c, t, step, count);
    const middle = lap(c, t, 4, start);
    updateFeatures(c, t, step, count);
    lap(c, t, 5, middle);
    barrier(c.barrierWords, c.threads);
  }
}

/** Embeds, scores, mines and differentiates tiles of the `count` examples of a step. */
function forward(c: Context, t: i32, step: i32, count: i32, screened: bool): void {
  const first = step * c.batch;
  const sampled = word(c.sampledCounts, step);
  const labels = c.slotLabels + ((<usize>(step * c.slotCapacity)) << 2);
  const tile = c.tiles + ((<usize>(t * c.tileRows * c.slotCapacity)) << 2);
  const width = c.width;
  let kept = 0;
  let rescored = 0;
  let pairs = 0;
  for (let start = nextTile(c, c.tileRows); start < count; start = nextTile(c, c.tileRows)) {
    const rows = min(c.tileRows, count - start);
    const bags = row(c.bags, start, c.columns);
    const scored = row(c.scored, start, width);
    let mark = clock(c);
    embedBags(c, c.points + ((<usize>(first + start)) << 2), rows, bags, c.norms + ((<usize>start) << 2));
    activate(c, bags, rows, scored);
    mark = lap(c, t, 0, mark);
    const rounded = screened && scoreRounded(c, t, scored, rows, sampled, tile);
    if (c.candidateCapacity) scoreOwnCandidates(c, t, first + start, rows, labels, sampled, scored, tile);
    else if (!rounded) rowProducts(scored, rows, c.labelTable, labels, 0, sampled, width, tile, sampled);
    mark = lap(c, t, 1, mark);
    for (let r = 0; r < rows; r++) {
      const i = start + r;
      const positive = row(c.labelTable, word(labels, word(c.positiveSlots, first + i)), width);
      const score = dot(row(c.scored, i, width), positive, width);
      const scores = tile + ((<usize>(r * sampled)) << 2);
      const masks = word(c.maskStarts, first + i);
      const masksEnd = word(c.maskStarts, first + i + 1);
      const negatives = sampled - (masksEnd - masks);
      for (let q = masks; q < masksEnd; q++) setFloat(scores, word(c.maskSlots, q), -Infinity);
      let left = sampled;
      let candidates = c.candidateCapacity ? ownCandidates(c, first + i) : 0;
      if (rounded) {
        left = screenExample(c, t, r, row(c.scored, i, width), labels, scores, sampled, negatives, score);
        candidates = survivors(c, t);
        rescored += left;
        pairs += sampled;
      }
      const loss = mine(c, t, i, scores, left, negatives, candidates, score);
      setFloat(c.losses, first + i, loss);
      kept += word(c.keptCounts, i);
    }
    mark = lap(c, t, 2, mark);
    for (let r = 0; r < rows; r++) differentiate(c, first, start + r, labels);
    mark = lap(c, t, 3, mark);
    for (let r = 0; r < rows; r++) updateOwnFeatures(c, t, step, start + r, count);
    lap(c, t, 5, mark);
  }
  setWord(c.keptTotals, t, word(c.keptTotals, t) + kept);
  if (!screened) return;
  setWord(c.screenCounts, 3 * t, rescored);
  setWord(c.screenCounts, 3 * t + 1, pairs);
  setWord(c.screenCounts, 3 * t + 2, word(c.screenCounts, 3 * t + 2) + 1);
}

// @ts-ignore: decorator
@inline
function ownCandidates(c: Context, at: i32): usize {
  return c.candidates + ((<usize>(at * c.candidateCapacity)) << 2);
}

/** Scores `rows` examples from place `at` of the chunk, each against the labels it sampled for itself. */
function scoreOwnCandidates(
  c: Context,
  t: i32,
  at: i32,
  rows: i32,
  labels: usize,
  sampled: i32,
  scored: usize,
  tile: usize,
): void {
  const own = c.candidateLabels + ((<usize>(t * c.candidateCapacity)) << 2);
  for (let r = 0; r < rows; r++) {
    const candidates = ownCandidates(c, at + r);
    for (let j = 0; j < sampled; j++) setWord(own, j, word(labels, word(candidates, j)));
    const scores = tile + ((<usize>(r * sampled)) << 2);
    rowProducts(row(scored, r, c.width), 1, c.labelTable, own, 0, sampled, c.width, scores, sampled);
  }
}

/** Gradient of example `i` with respect to its scored vector and its bag. */
function differentiate(c: Context, first: i32, i: i32, labels: usize): void {
  const width = c.width;
  const columns = c.columns;
  const gradient = c.hidden ? row(c.scoredGradients, i, width) : row(c.bagGradients, i, columns);
  const coefficients = c.coefficients + ((<usize>(i * (c.keepCapacity + 1))) << 2);
  clearRow(gradient, width);
  const positive = word(labels, word(c.positiveSlots, first + i));
  addScaledRow(gradient, row(c.labelTable, positive, width), float(coefficients, 0), width);
  for (let q = 0; q < word(c.keptCounts, i); q++) {
    const label = word(labels, word(c.keptSlots, i * c.keepCapacity + q));
    addScaledRow(gradient, row(c.labelTable, label, width), float(coefficients, q + 1), width);
  }
  const bagGradient = row(c.bagGradients, i, columns);
  if (c.hidden) {
    clearRow(bagGradient, columns);
    const scored = row(c.scored, i, width);
    for (let unit = 0; unit < c.hidden; unit++) {
      const active = float(scored, unit) > 0;
      const delta: f32 = active ? float(gradient, unit) : 0;
      setFloat(gradient, unit, delta);
      if (active) addScaledRow(bagGradient, row(c.hiddenTable, unit, columns), delta, columns);
    }
  }
  throughNorm(c, bagGradient, row(c.bags, i, columns), float(c.norms, i));
}

/**
 * The `capacity` best labels of points `ids[0..count)`, exactly, over all `labels` labels.
 * `bags`, `scored`, `scratch` and `norms` are this thread's own; see topRows of the kernels.
 */
export function rankPoints(
  address: usize,
  ids: usize,
  count: i32,
  labels: i32,
  capacity: i32,
  block: i32,
  tileRows: i32,
  bags: usize,
  norms: usize,
  scored: usize,
  scratch: usize,
  bestScores: usize,
  bestIds: usize,
  sizes: usize,
): void {
  const c = changetype<Context>(address);
  for (let start = 0; start < count; start += tileRows) {
    const rows = min(tileRows, count - start);
    embedBags(c, ids + ((<usize>start) << 2), rows, bags, norms);
    activate(c, bags, rows, scored);
    topRows(
      c.hidden ? scored : bags,
      rows,
      c.labelTable,
      0,
      labels,
      c.width,
      capacity,
      block,
      scratch,
      bestScores + ((<usize>(start * capacity)) << 2),
      bestIds + ((<usize>(start * capacity)) << 2),
      sizes + ((<usize>start) << 2),
    );
  }
}

// @ts-ignore: decorator
@inline
function clock(c: Context): f64 {
  return c.timed ? now() : 0;
}

/** Adds the time since `start` to a phase of thread `t` and returns the present time. */
// @ts-ignore: decorator
@inline
function lap(c: Context, t: i32, phase: i32, start: f64): f64 {
  if (!c.timed) return 0;
  const end = now();
  const at = c.phases + ((<usize>(t * 8 + phase)) << 3);
  f64.store(at, f64.load(at) + end - start);
  return end;
}
