import type { LayersModel } from '@tensorflow/tfjs-node';
import { encoderIds } from '@owlery/training';
import { stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Tensorflow } from '../load-tensorflow.ts';
import { encoderLayers } from './encoder-layers.ts';
import { type EncoderBuilder, type EncoderShape } from './encoder-shape.ts';
import { encoders } from './encoders.ts';

/**
 * The encoder of a name: one of the list; a file whose default export builds one; or the folder of a
 * saved layers model.
 *
 * @throws {RangeError} for a name that is none of these, and for a model of other inputs or outputs
 * than n × words and n × d.
 */
export async function loadEncoder(tf: Tensorflow, name: string, shape: EncoderShape): Promise<LayersModel> {
  const model = await buildModel(tf, name, shape);
  const told = (shapes: readonly (readonly (number | null)[])[]) =>
    shapes.map((sizes) => `[${sizes.map((size) => size ?? 'any').join(', ')}]`).join(' and ');
  const [inputs, outputs] = [model.inputs, model.outputs].map((tensors) => tensors.map(({ shape }) => shape));
  if (inputs.length !== 1 || inputs[0].length !== 2)
    throw new RangeError(`encoder ${name} must read [any, words], it reads ${told(inputs)}`);
  if (outputs.length !== 1 || outputs[0].length !== 2 || outputs[0][1] !== shape.width)
    throw new RangeError(`encoder ${name} must give [any, dim = ${shape.width}], it gives ${told(outputs)}`);
  return model;
}

async function buildModel(tf: Tensorflow, name: string, shape: EncoderShape): Promise<LayersModel> {
  const id = encoderIds.find((known) => known === name);
  if (id !== undefined) return encoders[id](tf, shape);
  const path = resolve(name);
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return savedModel(tf, path);
  if (found?.isFile() && ['.ts', '.mts', '.js', '.mjs'].includes(extname(path)))
    return modelOfFile(tf, path, shape);
  throw new RangeError(
    `encoder must be one of ${encoderIds.join(', ')}, a .ts or .js file, or the folder of a saved model, got ${name}`,
  );
}

async function savedModel(tf: Tensorflow, folder: string): Promise<LayersModel> {
  // A saved model may hold them.
  encoderLayers(tf);
  try {
    return await tf.loadLayersModel(tf.io.fileSystem(join(folder, 'model.json')));
  } catch (error) {
    throw new RangeError(`${folder} is no saved layers model: ${firstLine(error)}`, { cause: error });
  }
}

async function modelOfFile(tf: Tensorflow, path: string, shape: EncoderShape): Promise<LayersModel> {
  let model: LayersModel;
  try {
    const { default: build } = (await import(pathToFileURL(path).href)) as { default?: EncoderBuilder };
    if (typeof build !== 'function') throw new TypeError('its default export must be a function (tf, shape)');
    model = await build(tf, shape);
  } catch (error) {
    throw new RangeError(`encoder ${path}: ${firstLine(error)}`, { cause: error });
  }
  if (!(model instanceof tf.LayersModel))
    throw new RangeError(`encoder ${path}: its default export must return a tf.LayersModel`);
  return model;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0];
}
