import { type ExportedModel } from './exported-model.ts';

const float = 1;
const int64 = 7;
/** Types of attributes. */
const [intAttribute, intsAttribute] = [2, 7];

/** Names of the tables in the graph; its inputs are called `features` and `values`. */
export const initialisers: Readonly<Record<string, string>> = {
  features: 'feature_rows',
  labels: 'label_rows',
  hidden: 'hidden_rows',
};

type Fields = Readonly<Record<string, unknown>>;

const node = (op: string, input: string[], output: string, attribute: Fields[] = []): Fields => ({
  ...{ op_type: op, name: output, input, output: [output], attribute },
});
const value = (name: string, type: number, dims: (string | number)[]): Fields => ({
  name,
  type: {
    tensor_type: {
      elem_type: type,
      shape: {
        dim: dims.map((dim) => (typeof dim === 'string' ? { dim_param: dim } : { dim_value: dim })),
      },
    },
  },
});
const integer = (name: string, i: number): Fields => ({ name, i, type: intAttribute });
const integers = (name: string, ints: number[]): Fields => ({ name, ints, type: intsAttribute });

/**
 * The graph of a model in operators of opset 17, without its tables: `features` (int64, points × entries) are
 * the ids of each point, filled up with 0 where `values` (float32, points × entries) are 0; `scores` are
 * points × labels.
 */
export function onnxGraph({ header, tables }: ExportedModel): Fields {
  const labels = tables.find(({ name }) => name === 'labels')!.rows;
  const hidden = tables.some(({ name }) => name === 'hidden');
  const nodes = [
    node('Gather', [initialisers['features'], 'features'], 'rows', [integer('axis', 0)]),
    node('Unsqueeze', ['values', 'middle'], 'weights'),
    node('MatMul', ['weights', 'rows'], 'sums'),
    node('Squeeze', ['sums', 'middle'], 'bag'),
  ];
  let scored = 'bag';
  if (header.config.normalise) {
    // A point without features keeps the zero vector.
    nodes.push(
      node('ReduceL2', ['bag'], 'norm', [integers('axes', [1]), integer('keepdims', 1)]),
      node('Greater', ['norm', 'zero'], 'positive'),
      node('Where', ['positive', 'norm', 'unit'], 'divisor'),
      node('Div', ['bag', 'divisor'], 'direction'),
    );
    scored = 'direction';
  }
  const transposed = [integer('transB', 1)];
  if (hidden) {
    nodes.push(
      node('Gemm', [scored, initialisers['hidden']], 'units', transposed),
      node('Relu', ['units'], 'active'),
    );
    scored = 'active';
  }
  nodes.push(node('Gemm', [scored, initialisers['labels']], 'scores', transposed));
  const constant = (name: string, type: number, dims: number[], bytes: ArrayBuffer) => ({
    ...{ name, data_type: type, dims, raw_data: new Uint8Array(bytes) },
  });
  return {
    ...{ name: 'owlery', node: nodes },
    input: [value('features', int64, ['points', 'entries']), value('values', float, ['points', 'entries'])],
    output: [value('scores', float, ['points', labels])],
    initializer: [
      constant('middle', int64, [1], BigInt64Array.of(1n).buffer),
      constant('zero', float, [], Float32Array.of(0).buffer),
      constant('unit', float, [], Float32Array.of(1).buffer),
    ],
  };
}
