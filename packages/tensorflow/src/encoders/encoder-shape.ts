import type { LayersModel } from '@tensorflow/tfjs-node';
import { type Tensorflow } from '../load-tensorflow.ts';

/** What an encoder is to be built for. */
export interface EncoderShape {
  /** Words are 1 to `vocabulary`; 0 stands after the last word of a shorter text. */
  readonly vocabulary: number;
  /** Words of a text, at most; longer ones are cut. */
  readonly length: number;
  /** d, numbers that a text is mapped to. */
  readonly width: number;
  /** Decides the initial weights. */
  readonly seed: number;
}

/** Builds an encoder: a model from n × length words to n × d numbers. */
export type EncoderBuilder = (tf: Tensorflow, shape: EncoderShape) => LayersModel | Promise<LayersModel>;
