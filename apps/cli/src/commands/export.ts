import { CheckpointError, exportCheckpoint, type ExportFormat, exportFormats } from '@owlery/training';
import { type Command } from 'commander';
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { OutputError } from '../errors/output-error.ts';
import { jsonOption } from '../options/json-option.ts';
import { oneOf } from '../options/one-of.ts';
import { requireOptions } from '../options/require-options.ts';
import { makeFolders } from '../output/make-folders.ts';
import { printResult } from '../output/print-result.ts';
import { findCheckpoint } from '../stored-runs/open-checkpoint.ts';

interface ExportOptions {
  readonly format: ExportFormat;
  readonly out: string;
  readonly store: string;
  readonly json?: boolean;
}

/** `owlery export`: the parameters of a trained model for other tools. */
export function exportCommand(command: Command): void {
  requireOptions(command, 'format', 'out')
    .argument('<run>', 'folder of the run, <store>/<id>, or its id in the store')
    .option('--format <format>', exportFormats.join(', '), oneOf('--format', exportFormats))
    .option('--out <file>', 'file that is written; an older one is replaced')
    .option('--store <store>', 'store in which an id is looked for', 'runs')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
The tables are features (a row each), labels and, with a hidden layer, hidden; numbers are float32. A point's
score of a label is the product of the label's row and the sum of its features' rows times their values (divided
by its norm with normalise, sent through max(0, hidden · sum) with a hidden layer).

  npz          NumPy: np.load(file)['labels']
  csv          a line a row: table,row,0,1,…
  safetensors  tables and, as metadata, configuration and data set
  onnx         the model in operators of opset 17: features (int64, points × entries, filled up with 0) and
               values (float32, the same shape, filled up with 0) give scores (points × labels)

Examples:
  owlery export runs/wordnet-ancestors-snm-64-1-seed-1 --format onnx --out model.onnx
  owlery export my-run --store runs --format npz --out model.npz`,
    )
    .action(writeExport);
}

async function writeExport(run: string, { format, out, store, json }: ExportOptions): Promise<void> {
  const { id, path, header } = await findCheckpoint(run, store);
  const file = resolve(out);
  const undo = await makeFolders(dirname(file));
  try {
    const { tables } = await exportCheckpoint({ path, format, out: file });
    const { size } = await stat(file);
    const epochs = header.progress.epochs.length;
    const shapes = tables.map(({ name, rows, columns }) => ({ name, rows, columns }));
    printResult(json, { id, epochs, format, file, bytes: size, tables: shapes }, () => {
      const list = shapes.map(({ name, rows, columns }) => `${name} ${rows} × ${columns}`).join(', ');
      return `${id} after ${epochs} epochs: ${list}, ${size.toLocaleString('en')} bytes in ${file}`;
    });
  } catch (error) {
    undo();
    if (error instanceof CheckpointError || error instanceof RangeError) throw error;
    throw new OutputError(file, error);
  }
}
