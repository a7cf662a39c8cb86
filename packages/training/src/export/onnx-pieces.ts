import { type ExportedModel } from './exported-model.ts';
import { initialisers, onnxGraph } from './onnx-graph.ts';
import { encodeOnnx, fieldHead, fieldNumbers } from './onnx-schema.ts';

const opset = 17;
const irVersion = 8;
const float = 1;
/** What a protocol buffer can hold. */
const mostBytes = 2 ** 31 - 1;

/**
 * The model as an ONNX graph (opset 17; see `onnxGraph` for its inputs and output). The tables pass by in
 * pieces: a message within a message is its length and its bytes, and their lengths are known.
 *
 * @throws {RangeError} from 2 GiB on.
 */
export async function* onnxPieces(model: ExportedModel): AsyncGenerator<Uint8Array> {
  const { header, tables } = model;
  const graph = encodeOnnx('GraphProto', onnxGraph(model));
  const initializers = tables.map(({ name, rows, columns, pieces }) => {
    const bytes = 4 * rows * columns;
    const head = encodeOnnx('TensorProto', {
      ...{ name: initialisers[name], data_type: float, dims: [rows, columns] },
    });
    const inner = Buffer.concat([head, fieldHead(fieldNumbers.rawData, bytes)]);
    const length = inner.length + bytes;
    return { start: Buffer.concat([fieldHead(fieldNumbers.initializer, length), inner]), bytes, pieces };
  });
  const length = initializers.reduce((sum, { start, bytes }) => sum + start.length + bytes, graph.length);
  if (length > mostBytes - 65_536) {
    throw new RangeError(`an ONNX file holds at most 2 GiB, the model has ${length} bytes: use safetensors`);
  }
  yield encodeOnnx('ModelProto', {
    ir_version: irVersion,
    producer_name: 'owlery',
    opset_import: [{ domain: '', version: opset }],
    metadata_props: [
      { key: 'config', value: JSON.stringify(header.config) },
      { key: 'data', value: header.data.name },
      { key: 'dataChecksum', value: header.data.checksum },
    ],
  });
  yield fieldHead(fieldNumbers.graph, length);
  yield graph;
  for (const { start, pieces } of initializers) {
    yield start;
    yield* pieces();
  }
}
