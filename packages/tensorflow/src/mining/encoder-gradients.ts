import type { NamedTensorMap, Tensor, Tensor2D, Variable } from '@tensorflow/tfjs-node';
import { type Tensorflow } from '../load-tensorflow.ts';

/**
 * Gradients of a mined loss with respect to the variables of an encoder.
 *
 * The loss and its gradient with respect to the embedded batch are formed outside the graph, once;
 * `tf.customGrad` hands that gradient on to the encoder. So nothing of the size of the label matrix is
 * differentiated, and the encoder runs forward once.
 *
 * @param encode runs the encoder on a batch: n × d.
 * @param gradientOf mines for the embedded batch and gives the gradient of its loss, n × d.
 * @param variables what to differentiate with respect to.
 * @returns gradients by the names of the variables, without those that the batch does not depend on.
 */
export function encoderGradients(
  tf: Tensorflow,
  encode: () => Tensor2D,
  gradientOf: (embedded: Tensor2D) => Tensor2D,
  variables: Variable[],
): NamedTensorMap {
  const mined = tf.customGrad((embedded, save) => {
    const gradient = gradientOf(embedded as Tensor2D);
    (save as (tensors: Tensor[]) => void)([gradient]);
    return {
      value: tf.scalar(0),
      gradFunc: (upstream: Tensor, [saved]: Tensor[]) => tf.mul(saved, upstream),
    };
  });
  const { value, grads } = tf.variableGrads(() => mined(encode()), variables);
  value.dispose();
  return grads;
}
