import { difference, product, sum } from '../internal/double-double.ts';
import { prefixSums, type PrefixSums } from '../internal/prefix-sums.ts';
import { type PartitionCosts } from './partition-costs.ts';

/** A double-double value per index. */
interface Values {
  readonly hi: Float64Array;
  readonly lo: Float64Array;
}

function values(length: number): Values {
  return { hi: new Float64Array(length), lo: new Float64Array(length) };
}

/**
 * Risks of ordered partitions in double-doubles, for {@link searchPartitions}.
 *
 * Comparisons are made in doubles first and only settled in double-doubles when the doubles cannot tell.
 * Memory: 22 doubles and 2 whole numbers a class.
 */
export class DoublePartitions implements PartitionCosts {
  readonly classes: number;
  readonly #theta: Float64Array;
  readonly #p: Float64Array;
  readonly #head: PrefixSums;
  readonly #tail: PrefixSums;
  readonly #weight: PrefixSums;
  readonly #points: Values;
  readonly #prefix: Values;
  readonly #suffix: Values;
  readonly #rest: Values;
  readonly #exchanged: Values;
  readonly #avoiding: Values;
  /** Start and end of the block across K in the best partition without a cut at K. */
  readonly avoidingStart: Int32Array;
  readonly avoidingEnd: Int32Array;
  readonly #r = new Float64Array(2);
  readonly #s = new Float64Array(2);

  /** @param p sorted, non-increasing, length L. @param theta length L − 1. */
  constructor(p: Float64Array, theta: Float64Array) {
    const classes = p.length;
    this.classes = classes;
    this.#p = p;
    this.#theta = theta;
    this.#head = prefixSums(p);
    this.#tail = prefixSums(p, classes, true);
    this.#weight = prefixSums(theta, classes);
    this.#points = values(2 * classes + 2);
    this.#prefix = values(classes + 1);
    this.#suffix = values(classes + 1);
    this.#rest = values(classes + 1);
    this.#exchanged = values(classes);
    this.#avoiding = values(classes);
    this.#avoiding.hi.fill(Infinity);
    this.avoidingStart = new Int32Array(classes);
    this.avoidingEnd = new Int32Array(classes);
    const r = this.#r;
    for (let a = 0; a < classes; a++) {
      this.#put(this.#points, 2 * (classes - a), this.#head.hi[a], this.#head.lo[a]);
      if (a === 0) continue;
      sum(r, this.#head.hi[a - 1], this.#head.lo[a - 1], p[a], 0);
      this.#put(this.#points, 2 * (classes - a) + 1, r[0], r[1]);
    }
    this.#setRest(classes);
  }

  startBeats(later: number, earlier: number, end: number): boolean {
    const f = this.#prefix;
    const a = this.#head;
    const weight = this.#weight.hi[end - 1];
    const gain = (a.hi[later] - a.hi[earlier]) * weight;
    const loss = f.hi[later] - f.hi[earlier];
    const size = f.hi[later] + f.hi[earlier] + (a.hi[later] + a.hi[earlier]) * weight;
    if (Math.abs(loss - gain) > size * 2 ** -49) return loss <= gain;
    const r = this.#r;
    const s = this.#s;
    difference(r, a.hi[later], a.lo[later], a.hi[earlier], a.lo[earlier]);
    product(r, r[0], r[1], weight, this.#weight.lo[end - 1]);
    difference(s, f.hi[later], f.lo[later], f.hi[earlier], f.lo[earlier]);
    difference(s, s[0], s[1], r[0], r[1]);
    return s[0] <= 0;
  }

  setPrefix(end: number, start: number): void {
    this.#block(this.#head.hi[start], this.#head.lo[start], end);
    const r = this.#r;
    sum(r, r[0], r[1], this.#prefix.hi[start], this.#prefix.lo[start]);
    this.#put(this.#prefix, end, r[0], r[1]);
  }

  endBeats(nearer: number, farther: number, query: number): boolean {
    const h = this.#rest;
    const w = this.#weight;
    const x = this.#points.hi[query];
    const weight = w.hi[farther - 1] - w.hi[nearer - 1];
    const gain = h.hi[farther] - h.hi[nearer];
    const size = h.hi[farther] + h.hi[nearer] + (w.hi[farther - 1] + w.hi[nearer - 1]) * x;
    if (Math.abs(weight * x - gain) > size * 2 ** -49) return weight * x <= gain;
    const r = this.#r;
    const s = this.#s;
    difference(r, w.hi[farther - 1], w.lo[farther - 1], w.hi[nearer - 1], w.lo[nearer - 1]);
    product(r, r[0], r[1], x, this.#points.lo[query]);
    difference(s, h.hi[farther], h.lo[farther], h.hi[nearer], h.lo[nearer]);
    difference(r, r[0], r[1], s[0], s[1]);
    return r[0] <= 0;
  }

  setSuffix(start: number, end: number): void {
    this.#block(this.#head.hi[start], this.#head.lo[start], end);
    const r = this.#r;
    sum(r, r[0], r[1], this.#suffix.hi[end], this.#suffix.lo[end]);
    this.#put(this.#suffix, start, r[0], r[1]);
    if (start > 0) this.#setRest(start);
  }

  setExchanged(cut: number, end: number): void {
    const r = this.#r;
    const s = this.#s;
    const query = 2 * (this.classes - cut) + 1;
    this.#block(this.#points.hi[query], this.#points.lo[query], end);
    sum(r, r[0], r[1], this.#suffix.hi[end], this.#suffix.lo[end]);
    sum(r, r[0], r[1], this.#prefix.hi[cut], this.#prefix.lo[cut]);
    sum(s, this.#p[cut - 1], 0, -this.#p[cut], 0);
    product(s, s[0], s[1], this.#theta[cut - 1], 0);
    sum(r, r[0], r[1], s[0], s[1]);
    this.#put(this.#exchanged, cut, r[0], r[1]);
  }

  offerAvoiding(cut: number, start: number, end: number): void {
    this.#block(this.#head.hi[start], this.#head.lo[start], end);
    const r = this.#r;
    sum(r, r[0], r[1], this.#prefix.hi[start], this.#prefix.lo[start]);
    sum(r, r[0], r[1], this.#suffix.hi[end], this.#suffix.lo[end]);
    const best = this.#avoiding;
    if (r[0] < best.hi[cut] || (r[0] === best.hi[cut] && r[1] < best.lo[cut])) {
      this.#put(best, cut, r[0], r[1]);
      this.avoidingStart[cut] = start;
      this.avoidingEnd[cut] = end;
    }
  }

  /** $\Theta \cdot \sum_j p_j$, an upper bound of the least risk. */
  get scale(): number {
    return this.#head.hi[this.classes] * this.#weight.hi[this.classes];
  }

  /** The least risk. */
  get optimum(): number {
    return this.#prefix.hi[this.classes];
  }

  /** The least risk of a partition with a cut at K. */
  withCut(cut: number): number {
    return this.#prefix.hi[cut] + this.#suffix.hi[cut];
  }

  /** The least risk with a cut at K minus the least risk. */
  excess(cut: number): number {
    const r = this.#r;
    sum(r, this.#prefix.hi[cut], this.#prefix.lo[cut], this.#suffix.hi[cut], this.#suffix.lo[cut]);
    difference(r, r[0], r[1], this.#prefix.hi[this.classes], this.#prefix.lo[this.classes]);
    return r[0];
  }

  /** The least risk of a wrong score vector minus the least risk, for a cut of the best partition. */
  gap(cut: number): number {
    const r = this.#r;
    const best = this.avoids(cut) ? this.#avoiding : this.#exchanged;
    difference(r, best.hi[cut], best.lo[cut], this.#prefix.hi[this.classes], this.#prefix.lo[this.classes]);
    return r[0];
  }

  /** True when tying the classes K and K+1 is no worse than exchanging them. */
  avoids(cut: number): boolean {
    const tied = this.#avoiding;
    const exchanged = this.#exchanged;
    if (tied.hi[cut] !== exchanged.hi[cut]) return tied.hi[cut] < exchanged.hi[cut];
    return tied.lo[cut] <= exchanged.lo[cut];
  }

  /** `r` = $(A_b - x)\Theta_{b-1} + \Theta_bT_b$. */
  #block(xh: number, xl: number, end: number): void {
    const r = this.#r;
    const s = this.#s;
    const w = this.#weight;
    difference(r, this.#head.hi[end], this.#head.lo[end], xh, xl);
    product(r, r[0], r[1], w.hi[end - 1], w.lo[end - 1]);
    product(s, w.hi[end], w.lo[end], this.#tail.hi[end], this.#tail.lo[end]);
    sum(r, r[0], r[1], s[0], s[1]);
  }

  #setRest(end: number): void {
    this.#block(0, 0, end);
    const r = this.#r;
    sum(r, r[0], r[1], this.#suffix.hi[end], this.#suffix.lo[end]);
    this.#put(this.#rest, end, r[0], r[1]);
  }

  #put(to: Values, index: number, hi: number, lo: number): void {
    to.hi[index] = hi;
    to.lo[index] = lo;
  }
}
