import type {
  LayerVariable,
  layers,
  serialization,
  SymbolicTensor,
  Tensor,
  Tensor2D,
  Tensor3D,
} from '@tensorflow/tfjs-node';
import { type Tensorflow } from '../load-tensorflow.ts';

type LayerConfig = ConstructorParameters<typeof layers.Layer>[0];
type Inputs = Tensor | Tensor[];
type Shapes = ReturnType<layers.Layer['computeOutputShape']>;

/** A layer applied to the outputs of others. */
export type Apply = (layer: layers.Layer, ...inputs: SymbolicTensor[]) => SymbolicTensor;

export const apply: Apply = (layer, ...inputs) =>
  layer.apply(inputs.length === 1 ? inputs[0] : inputs) as SymbolicTensor;

/** Makers of the layers. */
export interface EncoderLayers {
  overWords(pool: 'mean' | 'max'): layers.Layer;
  wordPairs(buckets: number): layers.Layer;
  places(seed: number): layers.Layer;
  wordNorm(): layers.Layer;
  selfAttention(heads: number, seed: number): layers.Layer;
}

const known = new WeakMap<Tensorflow, EncoderLayers>();

/** The layers of the encoders that the library lacks; models that hold them can be saved and loaded. */
export function encoderLayers(tf: Tensorflow): EncoderLayers {
  const layers = known.get(tf) ?? defineLayers(tf);
  known.set(tf, layers);
  return layers;
}

function defineLayers(tf: Tensorflow): EncoderLayers {
  /** 1 where there is a word, n × length × 1. */
  const presence = (words: Tensor): Tensor3D => tf.expandDims(tf.cast(tf.greater(words, 0), 'float32'), 2);

  /** The mean, or the maximum, of the vectors of a text's words; zeros without a word. */
  class OverWords extends tf.layers.Layer {
    static className = 'OverWords';
    readonly #pool: 'mean' | 'max';

    constructor(config: LayerConfig & { pool: 'mean' | 'max' }) {
      super(config);
      this.#pool = config.pool;
    }

    override call(inputs: Inputs): Tensor {
      const [vectors, words] = inputs as Tensor[];
      return tf.tidy(() => {
        const here = presence(words);
        const some = tf.minimum(tf.sum(here, 1), 1);
        if (this.#pool === 'mean') {
          return tf.div(tf.sum(tf.mul(vectors, here), 1), tf.maximum(tf.sum(here, 1), 1));
        }
        const absent = tf.mul(tf.sub(1, here), -1e9);
        return tf.mul(tf.max(tf.add(vectors, absent), 1), some);
      });
    }

    override computeOutputShape(shapes: Shapes): Shapes {
      const [[points, , width]] = shapes as (number | null)[][];
      return [points, width];
    }

    override getConfig(): serialization.ConfigDict {
      return { ...super.getConfig(), pool: this.#pool };
    }
  }

  /** Pairs of words that follow each other, hashed to 1 … buckets; 0 after the last pair. */
  class WordPairs extends tf.layers.Layer {
    static className = 'WordPairs';
    readonly #buckets: number;

    constructor(config: LayerConfig & { buckets: number }) {
      super(config);
      this.#buckets = config.buckets;
    }

    override call(inputs: Inputs): Tensor {
      const words = tf.cast((Array.isArray(inputs) ? inputs[0] : inputs) as Tensor2D, 'int32');
      return tf.tidy(() => {
        const [points, length] = words.shape;
        const first = tf.slice(words, [0, 0], [points, length - 1]);
        const second = tf.slice(words, [0, 1], [points, length - 1]);
        // Both factors are odd and small enough for 32 bits.
        const mixed = tf.add(
          tf.mul(first, tf.scalar(7919, 'int32')),
          tf.mul(second, tf.scalar(6151, 'int32')),
        );
        const hashed = tf.add(tf.mod(mixed, tf.scalar(this.#buckets, 'int32')), tf.scalar(1, 'int32'));
        return tf.mul(hashed, tf.cast(tf.greater(second, 0), 'int32'));
      });
    }

    override computeOutputShape(shapes: Shapes): Shapes {
      const [points, length] = shapes as (number | null)[];
      return [points, length === null ? null : length - 1];
    }

    override getConfig(): serialization.ConfigDict {
      return { ...super.getConfig(), buckets: this.#buckets };
    }
  }

  /** Adds to every word's vector one that is learnt for its place. */
  class Places extends tf.layers.Layer {
    static className = 'Places';
    readonly #seed: number;
    #places: LayerVariable | undefined;

    constructor(config: LayerConfig & { seed: number }) {
      super(config);
      this.#seed = config.seed;
    }

    override build(shapes: Shapes): void {
      const [, length, width] = shapes as number[];
      const initial = tf.initializers.randomNormal({ stddev: 1 / Math.sqrt(width), seed: this.#seed });
      this.#places = this.addWeight('places', [length, width], 'float32', initial);
      super.build(shapes);
    }

    override call(inputs: Inputs): Tensor {
      return tf.add(Array.isArray(inputs) ? inputs[0] : inputs, this.#places!.read());
    }

    override getConfig(): serialization.ConfigDict {
      return { ...super.getConfig(), seed: this.#seed };
    }
  }

  /**
   * Layer normalisation (Ba et al. 2016) of every word's vector. The library's own tiles its weights,
   * whose gradient takes a loop over all words.
   */
  class WordNorm extends tf.layers.Layer {
    static className = 'WordNorm';
    #gain: LayerVariable | undefined;
    #shift: LayerVariable | undefined;

    override build(shapes: Shapes): void {
      const width = (shapes as number[]).at(-1)!;
      this.#gain = this.addWeight('gain', [width], 'float32', tf.initializers.ones());
      this.#shift = this.addWeight('shift', [width], 'float32', tf.initializers.zeros());
      super.build(shapes);
    }

    override call(inputs: Inputs): Tensor {
      const vectors = Array.isArray(inputs) ? inputs[0] : inputs;
      return tf.tidy(() => {
        const centred = tf.sub(vectors, tf.mean(vectors, -1, true));
        const variance = tf.mean(tf.square(centred), -1, true);
        const unit = tf.div(centred, tf.sqrt(tf.add(variance, 1e-5)));
        return tf.add(tf.mul(unit, this.#gain!.read()), this.#shift!.read());
      });
    }
  }

  /** Self-attention with several heads (Vaswani et al. 2017) that sees no place without a word. */
  class SelfAttention extends tf.layers.Layer {
    static className = 'SelfAttention';
    readonly #heads: number;
    readonly #seed: number;
    #projections: LayerVariable[] = [];

    constructor(config: LayerConfig & { heads: number; seed: number }) {
      super(config);
      [this.#heads, this.#seed] = [config.heads, config.seed];
    }

    override build(shapes: Shapes): void {
      const [[, , width]] = shapes as number[][];
      if (width % this.#heads !== 0)
        throw new RangeError(`the width must be a multiple of heads = ${this.#heads}, got ${width}`);
      this.#projections = ['query', 'key', 'value', 'output'].map((name, index) => {
        const initial = tf.initializers.glorotUniform({ seed: this.#seed + index });
        return this.addWeight(name, [width, width], 'float32', initial);
      });
      super.build(shapes);
    }

    override call(inputs: Inputs): Tensor {
      const [vectors, words] = inputs as [Tensor3D, Tensor2D];
      return tf.tidy(() => {
        const [points, length, width] = vectors.shape;
        const heads = this.#heads;
        const flat = tf.reshape(vectors, [-1, width]);
        const split = (index: number) => {
          const projected = tf.matMul(flat, this.#projections[index].read() as Tensor2D);
          return tf.transpose(tf.reshape(projected, [points, length, heads, width / heads]), [0, 2, 1, 3]);
        };
        const products = tf.matMul(split(0), split(1), false, true);
        const absent = tf.mul(tf.sub(1, tf.reshape(presence(words), [points, 1, 1, length])), -1e9);
        const weights = tf.softmax(tf.add(tf.mul(products, Math.sqrt(heads / width)), absent));
        const seen = tf.transpose(tf.matMul(weights, split(2)), [0, 2, 1, 3]);
        const joined = tf.matMul(tf.reshape(seen, [-1, width]), this.#projections[3].read() as Tensor2D);
        return tf.reshape(joined, [points, length, width]);
      });
    }

    override computeOutputShape(shapes: Shapes): Shapes {
      return (shapes as (number | null)[][])[0];
    }

    override getConfig(): serialization.ConfigDict {
      return { ...super.getConfig(), heads: this.#heads, seed: this.#seed };
    }
  }

  for (const layer of [OverWords, WordPairs, Places, WordNorm, SelfAttention])
    tf.serialization.registerClass(layer as never);
  return {
    overWords: (pool: 'mean' | 'max') => new OverWords({ pool }),
    wordPairs: (buckets: number) => new WordPairs({ buckets }),
    places: (seed: number) => new Places({ seed }),
    wordNorm: () => new WordNorm({}),
    selfAttention: (heads: number, seed: number) => new SelfAttention({ heads, seed }),
  };
}
