import { type PartitionCosts } from './partition-costs.ts';

/**
 * Risks of ordered partitions in whole numbers, for {@link searchPartitions}: the same values as
 * `DoublePartitions`, exact, with the probabilities and the weights each over one denominator.
 */
export class ExactPartitions implements PartitionCosts {
  readonly classes: number;
  readonly #p: readonly bigint[];
  readonly #theta: readonly bigint[];
  readonly #head: bigint[] = [0n];
  readonly #weight: bigint[] = [0n];
  readonly #points: bigint[];
  readonly #prefix: bigint[];
  readonly #suffix: bigint[];
  readonly #rest: bigint[];
  readonly #exchanged: bigint[];
  readonly #avoiding: (bigint | undefined)[];
  readonly exchangedEnd: Int32Array;
  readonly avoidingStart: Int32Array;
  readonly avoidingEnd: Int32Array;

  /** @param p numerators, sorted, non-increasing, length L. @param theta numerators, length L − 1. */
  constructor(p: readonly bigint[], theta: readonly bigint[]) {
    const classes = p.length;
    this.classes = classes;
    this.#p = p;
    this.#theta = theta;
    for (let i = 0; i < classes; i++) {
      this.#head.push(this.#head[i] + p[i]);
      this.#weight.push(this.#weight[i] + (i < classes - 1 ? theta[i] : 0n));
    }
    this.#points = new Array<bigint>(2 * classes + 2).fill(0n);
    for (let a = 0; a < classes; a++) {
      this.#points[2 * (classes - a)] = this.#head[a];
      if (a > 0) this.#points[2 * (classes - a) + 1] = this.#head[a - 1] + p[a];
    }
    this.#prefix = new Array<bigint>(classes + 1).fill(0n);
    this.#suffix = new Array<bigint>(classes + 1).fill(0n);
    this.#rest = new Array<bigint>(classes + 1).fill(0n);
    this.#exchanged = new Array<bigint>(classes).fill(0n);
    this.#avoiding = new Array<bigint | undefined>(classes).fill(undefined);
    this.exchangedEnd = new Int32Array(classes);
    this.avoidingStart = new Int32Array(classes);
    this.avoidingEnd = new Int32Array(classes);
    this.#rest[classes] = this.#block(0n, classes);
  }

  startBeats(later: number, earlier: number, end: number): boolean {
    const loss = this.#prefix[later] - this.#prefix[earlier];
    return loss <= (this.#head[later] - this.#head[earlier]) * this.#weight[end - 1];
  }

  setPrefix(end: number, start: number): void {
    this.#prefix[end] = this.#prefix[start] + this.#block(this.#head[start], end);
  }

  endBeats(nearer: number, farther: number, query: number): boolean {
    const weight = this.#weight[farther - 1] - this.#weight[nearer - 1];
    return weight * this.#points[query] <= this.#rest[farther] - this.#rest[nearer];
  }

  setSuffix(start: number, end: number): void {
    this.#suffix[start] = this.#block(this.#head[start], end) + this.#suffix[end];
    if (start > 0) this.#rest[start] = this.#block(0n, start) + this.#suffix[start];
  }

  setExchanged(cut: number, end: number): void {
    const point = this.#points[2 * (this.classes - cut) + 1];
    this.#exchanged[cut] =
      this.#prefix[cut] +
      (this.#p[cut - 1] - this.#p[cut]) * this.#theta[cut - 1] +
      this.#block(point, end) +
      this.#suffix[end];
    this.exchangedEnd[cut] = end;
  }

  offerAvoiding(cut: number, start: number, end: number): void {
    const risk = this.#prefix[start] + this.#block(this.#head[start], end) + this.#suffix[end];
    const best = this.#avoiding[cut];
    if (best !== undefined && best <= risk) return;
    this.#avoiding[cut] = risk;
    this.avoidingStart[cut] = start;
    this.avoidingEnd[cut] = end;
  }

  /** The least risk. */
  get optimum(): bigint {
    return this.#prefix[this.classes];
  }

  /** The least risk of a partition with a cut at K. */
  withCut(cut: number): bigint {
    return this.#prefix[cut] + this.#suffix[cut];
  }

  /** The least risk with a cut at K minus the least risk. */
  excess(cut: number): bigint {
    return this.withCut(cut) - this.optimum;
  }

  /** The least risk of a wrong score vector minus the least risk, for a cut of the best partition. */
  gap(cut: number): bigint {
    return (this.avoids(cut) ? this.#avoiding[cut]! : this.#exchanged[cut]) - this.optimum;
  }

  /** True when tying the classes K and K+1 is no worse than exchanging them. */
  avoids(cut: number): boolean {
    const tied = this.#avoiding[cut];
    return tied !== undefined && tied <= this.#exchanged[cut];
  }

  /** $(A_b - x)\Theta_{b-1} + \Theta_bT_b$. */
  #block(x: bigint, end: number): bigint {
    const tail = this.#head[this.classes] - this.#head[end];
    return (this.#head[end] - x) * this.#weight[end - 1] + this.#weight[end] * tail;
  }
}
