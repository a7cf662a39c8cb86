import type {
  LayersModel,
  LayerVariable,
  NamedTensorMap,
  Tensor,
  Tensor2D,
  Variable,
} from '@tensorflow/tfjs-node';
import { type Tensorflow } from '../load-tensorflow.ts';

/**
 * Gradients of a mined loss with respect to the weights of an encoder.
 *
 * The loss and its gradient with respect to the embedded batch are formed outside the graph, once;
 * `tf.customGrad` hands that gradient on to the encoder. So nothing of the size of the label matrix is
 * differentiated, and the encoder runs forward once.
 *
 * @param encode runs the encoder on a batch, `model.apply(batch)`: n × d.
 * @param gradientOf mines for the embedded batch and gives the gradient of its loss, n × d.
 * @param weights of the encoder, `model.trainableWeights`.
 * @returns gradients by the names of the weights' variables, without those that the batch does not depend on.
 */
export function encoderGradients(
  tf: Tensorflow,
  encode: () => ReturnType<LayersModel['apply']>,
  gradientOf: (embedded: Tensor2D) => Tensor2D,
  weights: readonly LayerVariable[],
): NamedTensorMap {
  const mined = tf.customGrad((embedded, save) => {
    const gradient = gradientOf(embedded as Tensor2D);
    (save as (tensors: Tensor[]) => void)([gradient]);
    return {
      value: tf.scalar(0),
      gradFunc: (upstream: Tensor, [saved]: Tensor[]) => tf.mul(saved, upstream),
    };
  });
  const variables = weights.map((weight) => weight.read() as Variable);
  const { value, grads } = tf.variableGrads(() => mined(encode() as Tensor2D), variables);
  value.dispose();
  return grads;
}
