import { dot, fetchRows, integerProducts, offer, quantiseRow } from '@owlery/kernels/assembly/index';
import { Context, float, row, setFloat, setWord, word } from './context';
import { nextLabels } from './turns';
import { HINGE, SMOOTHED_HINGE, SQUARED_HINGE } from './surrogate';

/**
 * Screening: which sampled labels can be among the k best, told from 16-bit products.
 *
 * With u = û + e and w = ŵ + f, where û and ŵ are rounded rows,
 * |⟨u, w⟩ − ⟨û, ŵ⟩| ≤ ‖e‖ ‖w‖ + ‖û‖ ‖f‖; to ‖e‖ is added ‖u‖ times what the float32 product and the
 * numbers here lose by rounding. A label whose score plus its bound is below the k-th best score minus
 * bound is not among the k best, whatever the ties; the others are scored in float32, so what is mined
 * has the bits of a step that scores them all so.
 */

/** Values of `screening`; 0 is never. */
const WHERE_IT_HELPS: i32 = 1;
const ALWAYS: i32 = 2;
/** Steps scored in float32 throughout after one in which screening left too much to do. */
const PAUSE: i32 = 32;

/** Whether the next step is screened: the same on all threads, which have all finished the step before. */
export function screens(c: Context, t: i32): bool {
  if (c.screening != WHERE_IT_HELPS) return c.screening == ALWAYS;
  const pause = word(c.screenPauses, t);
  if (pause > 0) setWord(c.screenPauses, t, pause - 1);
  // The last step of a pause is screened again, to see.
  if (pause > 0) return pause == 1;
  let rescored: i64 = 0;
  let pairs: i64 = 0;
  for (let other = 0; other < c.threads; other++) {
    rescored += <i64>word(c.screenCounts, 3 * other);
    pairs += <i64>word(c.screenCounts, 3 * other + 1);
  }
  if (rescored * 4 <= pairs) return true;
  setWord(c.screenPauses, t, PAUSE);
  return false;
}

/** Labels that a thread rounds at a time. */
const SOME: i32 = 32;

/** Rounds sampled label rows, the next that no thread has taken, and tells whether they all could be. */
export function roundSample(c: Context, t: i32, step: i32): void {
  const labels = c.slotLabels + ((<usize>(step * c.slotCapacity)) << 2);
  const sampled = word(c.sampledCounts, step);
  const stride = (<usize>c.slotCapacity) << 2;
  const witness = c.touched + ((<usize>(t * c.touchedCapacity)) << 2);
  let all = true;
  for (let from = nextLabels(c, SOME); from < sampled; from = nextLabels(c, SOME)) {
    const to = min(from + SOME, sampled);
    for (let j = from; j < to; j++) {
      if (((j - from) & 7) == 0) fetchRows(c.labelTable, labels, j, to, c.width, witness);
      const bounds = c.labelBounds + ((<usize>j) << 2);
      const target = c.roundedLabels + <usize>j * ((<usize>c.roundedWidth) << 1);
      const label = row(c.labelTable, word(labels, j), c.width);
      if (!quantiseRow(label, c.width, target, c.roundedWidth, bounds, stride)) all = false;
    }
  }
  setWord(c.roundedAll, t, all ? 1 : 0);
}

/** Whether every thread could round its share. */
export function allRounded(c: Context): bool {
  for (let t = 0; t < c.threads; t++) if (!word(c.roundedAll, t)) return false;
  return true;
}

/** Scores `rows` examples against the sample from rounded rows; false where one of them cannot be rounded. */
export function scoreRounded(c: Context, t: i32, scored: usize, rows: i32, sampled: i32, tile: usize): bool {
  const bounds = rowBounds(c, t);
  const rounded = c.roundedRows + <usize>(t * c.tileRows) * ((<usize>c.roundedWidth) << 1);
  for (let r = 0; r < rows; r++) {
    const target = rounded + <usize>r * ((<usize>c.roundedWidth) << 1);
    const at = bounds + ((<usize>r) << 2);
    if (!quantiseRow(row(scored, r, c.width), c.width, target, c.roundedWidth, at, (<usize>c.tileRows) << 2)) return false;
  }
  integerProducts(rounded, bounds, rows, c.roundedLabels, c.labelBounds, sampled, c.roundedWidth, tile, sampled);
  return true;
}

// @ts-ignore: decorator
@inline
function rowBounds(c: Context, t: i32): usize {
  return c.rowBounds + ((<usize>(3 * t * c.tileRows)) << 2);
}

/**
 * Lists the sampled labels that example r of a tile may keep, ascending, in the thread's
 * `candidateLabels`, and puts their exact scores at the beginning of `scores`; returns how many.
 *
 * On entry `scores` holds the screened scores, −∞ at the positives. Labels that keep none of their
 * loss, because it is flat where they are, are left out too.
 */
export function screenExample(
  c: Context,
  t: i32,
  r: i32,
  scored: usize,
  labels: usize,
  scores: usize,
  sampled: i32,
  negatives: i32,
  positiveScore: f32,
): i32 {
  const bounds = rowBounds(c, t) + ((<usize>r) << 2);
  const norm = float(bounds, c.tileRows);
  const error = float(bounds, 2 * c.tileRows);
  const upwards: f32 = 1.00001;
  // A product of n numbers in four lanes is rounded n/4 + 2 times; the numbers here, a dozen times.
  const slack: f32 = (<f32>c.width / 4 + 24) * <f32>6.6e-8;
  const perNorm = (error + slack * norm) * upwards;
  const perError = (norm + error) * upwards;
  const least = max<f32>(flatBelow(c, positiveScore), keptAtLeast(c, t, scores, sampled, negatives, perNorm, perError));
  const count = listAbove(c, t, scores, sampled, least, perNorm, perError);
  const list = survivors(c, t);
  for (let q = 0; q < count; q++) {
    const j = word(list, q);
    // A row of zeros has score 0 whatever the example.
    const zero = float(c.labelBounds, c.slotCapacity + j) == 0;
    setFloat(scores, q, zero ? 0 : dot(scored, row(c.labelTable, word(labels, j), c.width), c.width));
  }
  return count;
}

// @ts-ignore: decorator
@inline
export function survivors(c: Context, t: i32): usize {
  return c.candidateLabels + ((<usize>(t * c.slotCapacity)) << 2);
}

/** A score below which a negative has neither loss nor slope, in float32 too; −∞ where there is none. */
function flatBelow(c: Context, positiveScore: f32): f32 {
  const s = c.surrogate;
  if (s != HINGE && s != SQUARED_HINGE && s != SMOOTHED_HINGE) return -Infinity;
  if (!c.pairwise) return -1;
  const below = positiveScore - 1 - (abs<f32>(positiveScore) + 1) * <f32>1e-6;
  // Of a score that is not finite nothing is known.
  return below == below ? below : -Infinity;
}

/** The k-th largest score less its bound: k labels score at least that. −∞ where all are kept. */
function keptAtLeast(
  c: Context,
  t: i32,
  scores: usize,
  sampled: i32,
  negatives: i32,
  perNorm: f32,
  perError: f32,
): f32 {
  if (c.keep >= negatives) return -Infinity;
  const norms = c.labelBounds + ((<usize>c.slotCapacity) << 2);
  const errors = norms + ((<usize>c.slotCapacity) << 2);
  const perNorms = f32x4.splat(perNorm);
  const perErrors = f32x4.splat(perError);
  let best = f32x4.splat(-Infinity);
  let least: f32 = -Infinity;
  const heap = c.heapScores + ((<usize>(t * c.slotCapacity)) << 2);
  const ids = c.heapIds + ((<usize>(t * c.slotCapacity)) << 2);
  let size = 0;
  for (let j = 0; j < sampled; j += 4) {
    const at = (<usize>j) << 2;
    const bound = f32x4.add(
      f32x4.mul(perNorms, v128.load(norms + at)),
      f32x4.mul(perErrors, v128.load(errors + at)),
    );
    const low = f32x4.sub(v128.load(scores + at), bound);
    if (c.keep == 1 && j + 4 <= sampled) {
      best = f32x4.pmax(best, low);
      continue;
    }
    if (size == c.keep && !v128.any_true(f32x4.gt(low, f32x4.splat(float(heap, 0))))) continue;
    const lanes = min(4, sampled - j);
    size = offer(heap, ids, size, c.keep, f32x4.extract_lane(low, 0), j);
    if (lanes > 1) size = offer(heap, ids, size, c.keep, f32x4.extract_lane(low, 1), j);
    if (lanes > 2) size = offer(heap, ids, size, c.keep, f32x4.extract_lane(low, 2), j);
    if (lanes > 3) size = offer(heap, ids, size, c.keep, f32x4.extract_lane(low, 3), j);
  }
  if (size == c.keep) least = float(heap, 0);
  if (c.keep > 1) return least;
  const folded = f32x4.pmax(best, i32x4.shuffle(best, best, 2, 3, 0, 1));
  return max<f32>(least, max<f32>(f32x4.extract_lane(folded, 0), f32x4.extract_lane(folded, 1)));
}

/** Lists, ascending, the labels whose score plus its bound reaches `least`; returns how many. */
function listAbove(
  c: Context,
  t: i32,
  scores: usize,
  sampled: i32,
  least: f32,
  perNorm: f32,
  perError: f32,
): i32 {
  const norms = c.labelBounds + ((<usize>c.slotCapacity) << 2);
  const errors = norms + ((<usize>c.slotCapacity) << 2);
  const list = survivors(c, t);
  let count = 0;
  for (let j = 0; j < sampled; j += 4) {
    const at = (<usize>j) << 2;
    const bound = f32x4.add(
      f32x4.mul(f32x4.splat(perNorm), v128.load(norms + at)),
      f32x4.mul(f32x4.splat(perError), v128.load(errors + at)),
    );
    const high = f32x4.add(v128.load(scores + at), bound);
    let lanes = i32x4.bitmask(f32x4.ge(high, f32x4.splat(least)));
    while (lanes != 0) {
      const lane = ctz(lanes);
      lanes &= lanes - 1;
      // Neither what lies behind the last label, nor a positive.
      if (j + lane >= sampled || float(scores, j + lane) == -Infinity) continue;
      setWord(list, count++, j + lane);
    }
  }
  return count;
}
