import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-node';
import { type Surrogate, surrogateById } from '@owlery/losses';
import { type Tensorflow } from '../load-tensorflow.ts';
import { type MiningStep } from './mining-step.ts';

export interface MiningObjectiveOptions {
  /** Id of a surrogate of the losses room. */
  readonly surrogate: string;
  /** `bowl` measures each class on its own, `powl` pairs. */
  readonly family: 'bowl' | 'powl';
  /** k, negatives kept per example; all without it (NS). */
  readonly keep?: number;
  /** θ over ranks, or absent for weights of one. */
  readonly rankWeights?: Float64Array;
}

/** What a step mined. Tensors belong to the scope they were made in. */
export interface Mined {
  /** The loss of each example. */
  readonly losses: Float32Array;
  /** n × d: gradient of the mean loss with respect to the embedded examples. */
  readonly gradient: Tensor2D;
  /** The labels with a gradient, all different. */
  readonly labels: Int32Array;
  /** labels × d: their gradients. */
  readonly labelGradients: Tensor2D;
  /** Negatives that were kept and have a slope. */
  readonly keptNegatives: number;
}

/**
 * Stochastic negative mining over embedded examples: value, and gradients of the kept rows only.
 *
 * Example $i$ with embedding $e_i$, positive $y_i$ and sampled negatives $S_i$ keeps the $k$ of $S_i$ with
 * the largest scores $\langle e_i, w_j\rangle$, ties going to the one sampled first. Its loss is
 * $\varphi(\langle e_i, w_{y_i}\rangle) + \sum_{\text{kept } j} \theta_j\,\varphi(-\langle e_i, w_j\rangle)$,
 * or over pairs $\sum_j \theta_j\,\varphi(\langle e_i, w_{y_i} - w_j\rangle)$. Scores and products are
 * TensorFlow's; $\varphi$ is the losses room's own, evaluated on the kept scores.
 *
 * Cost: O(n · slots · d) products, O(n · k) calls of $\varphi$.
 */
export class MiningObjective {
  readonly #tf: Tensorflow;
  readonly #options: MiningObjectiveOptions;
  readonly #surrogate: Surrogate;

  constructor(tf: Tensorflow, options: MiningObjectiveOptions) {
    [this.#tf, this.#options] = [tf, options];
    this.#surrogate = surrogateById(options.surrogate);
  }

  /**
   * Value and gradients of a step.
   *
   * @param labels all label rows, L × d.
   * @param embedded the embedded examples, n × d.
   * @param onScored called between scoring and differentiating, for timers.
   */
  mine(labels: Tensor2D, embedded: Tensor2D, step: MiningStep, onScored?: () => void): Mined {
    const tf = this.#tf;
    const { rows, rowOf } = distinctRows(step.slotLabels);
    let counted: Omit<Mined, 'gradient' | 'labelGradients'> | undefined;
    const [gradient, labelGradients] = tf.tidy(() => {
      const gathered = tf.gather(labels, tf.tensor1d(rows, 'int32'));
      const scores: Tensor2D = tf.matMul(embedded, gathered, false, true);
      onScored?.();
      const kept = this.#keep(scores, step, rowOf);
      const { slopes, touched, ...counts } = this.#differentiate(kept, step, rowOf, rows.length);
      counted = { ...counts, labels: touched.map((row) => rows[row]) };
      // Only rows with a slope take part in the products.
      const slopeMatrix = tf.tensor2d(slopes, [step.examples, touched.length]);
      return [
        tf.matMul(slopeMatrix, tf.gather(gathered, tf.tensor1d(touched, 'int32'))),
        tf.matMul(slopeMatrix, embedded, true, false),
      ];
    });
    return { ...counted!, gradient, labelGradients };
  }

  /** The scores that count: of every positive, and of the kept negatives with their rows, best first. */
  #keep(scores: Tensor2D, step: MiningStep, rowOf: Int32Array) {
    const tf = this.#tf;
    const { examples, own, sampled, masked, candidates } = step;
    const width = scores.shape[1];
    const flat = tf.reshape(scores, [-1]) as Tensor1D;
    const positives = step.positiveSlots.map((slot, i) => i * width + rowOf[slot]);
    const positiveScores = tf.gather(flat, tf.tensor1d(positives, 'int32')).dataSync();
    const drawn = own || sampled;
    let negatives: Tensor2D;
    if (own > 0) {
      const places = candidates.map((slot, at) => Math.floor(at / own) * width + rowOf[slot]);
      negatives = tf.reshape(tf.gather(flat, tf.tensor1d(places, 'int32')), [examples, own]);
    } else if (rowOf.length === width) negatives = tf.slice(scores, [0, 0], [examples, sampled]);
    else negatives = tf.gather(scores, tf.tensor1d(rowOf.slice(0, sampled), 'int32'), 1);
    if (masked.length > 0) {
      const places = tf.tensor2d(masked, [masked.length / 2, 2], 'int32');
      negatives = tf.tensorScatterUpdate(
        negatives,
        places,
        tf.fill([masked.length / 2], -Infinity),
      ) as Tensor2D;
    }
    const keep = Math.min(this.#options.keep ?? drawn, drawn);
    if (keep === drawn && this.#options.rankWeights === undefined)
      return { keep, positiveScores, negativeScores: negatives.dataSync(), places: undefined };
    const best = tf.topk(negatives, keep);
    return { keep, positiveScores, negativeScores: best.values.dataSync(), places: best.indices.dataSync() };
  }

  /** Losses, and slopes of the mean loss as a matrix examples × touched rows. */
  #differentiate(kept: Kept, step: MiningStep, rowOf: Int32Array, rows: number) {
    const { keep, positiveScores, negativeScores, places } = kept;
    const { examples, own, positiveSlots, candidates } = step;
    const { value, derivative } = this.#surrogate;
    const { family, rankWeights } = this.#options;
    const pairwise = family === 'powl';
    const losses = new Float32Array(examples);
    const positiveSlopes = new Float64Array(examples);
    const negativeSlopes = new Float64Array(examples * keep);
    const columns = new Int32Array(rows).fill(-1);
    const slotOf = (i: number, r: number) => {
      const place = places === undefined ? r : places[i * keep + r];
      return own > 0 ? candidates[i * own + place] : place;
    };
    let keptNegatives = 0;
    for (let i = 0; i < examples; i++) {
      const positive = positiveScores[i];
      let loss = pairwise ? 0 : value(positive);
      let positiveSlope = pairwise ? 0 : derivative(positive);
      for (let r = 0; r < keep; r++) {
        const score = negativeScores[i * keep + r];
        if (score === -Infinity) continue; // Masked.
        const weight = rankWeights?.[r] ?? 1;
        const margin = pairwise ? positive - score : -score;
        const slope = weight * derivative(margin);
        loss += weight * value(margin);
        if (slope === 0) continue;
        if (pairwise) positiveSlope += slope;
        negativeSlopes[i * keep + r] = -slope / examples;
        columns[rowOf[slotOf(i, r)]] = 0;
        keptNegatives++;
      }
      losses[i] = loss;
      positiveSlopes[i] = positiveSlope / examples;
      if (positiveSlope !== 0) columns[rowOf[positiveSlots[i]]] = 0;
    }
    const touched = new Int32Array(rows);
    let count = 0;
    for (let row = 0; row < rows; row++) {
      if (columns[row] < 0) continue;
      touched[count] = row;
      columns[row] = count++;
    }
    const slopes = new Float32Array(examples * count);
    for (let i = 0; i < examples; i++) {
      const start = i * count;
      if (positiveSlopes[i] !== 0) slopes[start + columns[rowOf[positiveSlots[i]]]] = positiveSlopes[i];
      for (let r = 0; r < keep; r++) {
        const slope = negativeSlopes[i * keep + r];
        if (slope !== 0) slopes[start + columns[rowOf[slotOf(i, r)]]] += slope;
      }
    }
    return { losses, slopes, touched: touched.subarray(0, count), keptNegatives };
  }
}

interface Kept {
  readonly keep: number;
  readonly positiveScores: ArrayLike<number>;
  /** examples × keep. */
  readonly negativeScores: ArrayLike<number>;
  /** Places of the kept among those drawn, or undefined where all were kept in their order. */
  readonly places: ArrayLike<number> | undefined;
}

/** The different labels of the slots, and the row of each slot among them; a label drawn twice has one row. */
function distinctRows(slotLabels: Int32Array) {
  const rowByLabel = new Map<number, number>();
  const rowOf = slotLabels.map((label) => {
    const known = rowByLabel.get(label);
    if (known !== undefined) return known;
    rowByLabel.set(label, rowByLabel.size);
    return rowByLabel.size - 1;
  });
  return { rows: Int32Array.from(rowByLabel.keys()), rowOf };
}
