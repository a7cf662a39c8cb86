import { readCheckpointHeader, readCheckpointTable } from '../checkpoint/checkpoint-file.ts';
import { writeWholeFile } from '../checkpoint/write-whole-file.ts';
import { checkPlainModel } from '../predict/check-plain-model.ts';
import { csvPieces } from './csv-pieces.ts';
import { type ExportedModel } from './exported-model.ts';
import { npzPieces } from './npz-pieces.ts';
import { onnxPieces } from './onnx-pieces.ts';
import { safetensorsPieces } from './safetensors-pieces.ts';

const formats: Readonly<
  Record<(typeof exportFormats)[number], (model: ExportedModel) => AsyncIterable<Uint8Array>>
> = { npz: npzPieces, csv: csvPieces, safetensors: safetensorsPieces, onnx: onnxPieces };

/** `npz` (NumPy), `csv`, `safetensors`, and `onnx` (the whole model as a graph of operators). */
export const exportFormats = ['npz', 'csv', 'safetensors', 'onnx'] as const;

export type ExportFormat = (typeof exportFormats)[number];

/**
 * Writes the parameters in a checkpoint to a file for other tools; the state of the optimiser is left out.
 *
 * The model scores label $l$ of a point $x$ by $s_l = \langle W_l, u(x) \rangle$ with $W$ the table `labels`
 * and $u(x) = \sum_f x_f E_f$ for $E$ the table `features`; the sum is divided by its norm where the
 * configuration says `normalise`, and with a table `hidden`, $H$, $u$ becomes $\max(0, H u)$. Tables pass
 * through memory in blocks. The file is whole or not there.
 *
 * @throws {CheckpointError} for a checkpoint that cannot be read, or with a deep encoder.
 * @throws {RangeError} for a model that is too large for the format.
 *
 * @example
 * await exportCheckpoint({ path: 'runs/my-run/checkpoint.bin', format: 'onnx', out: 'model.onnx' });
 */
export async function exportCheckpoint(options: {
  readonly path: string;
  readonly format: ExportFormat;
  readonly out: string;
}): Promise<ExportedModel> {
  const { path, format, out } = options;
  const header = await readCheckpointHeader(path);
  const { features, labels, hidden } = checkPlainModel(path, header);
  const tables = [features, labels, ...(hidden ? [hidden] : [])].map((table) => ({
    ...table,
    pieces: () => readCheckpointTable(path, table.name),
  }));
  const model = { header, tables };
  await writeWholeFile(out, formats[format](model));
  return model;
}
