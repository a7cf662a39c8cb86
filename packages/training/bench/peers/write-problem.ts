import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ParameterTable } from '../../src/engines/engine.ts';
import { chunkShape } from '../../src/engines/chunk-shape.ts';
import { fillInitialTables } from '../../src/engines/initial-tables.ts';
import { modelShape } from '../../src/engines/model-shape.ts';
import { newStepChunk } from '../../src/engines/new-step-chunk.ts';
import {
  type StepsToMeasure,
  spreadLabelRows,
  stepsConfig,
  stepsData,
} from '../../src/measure/measure-steps.ts';
import { EpochPlanner, examplePool } from '../../src/planning/epoch-planner.ts';
import { labelSampler } from '../../src/planning/sampling.ts';

/** Writes the parameters and the steps that `measureSteps` runs, for another program: little-endian arrays. */
export function writeProblem(folder: string, options: StepsToMeasure): void {
  mkdirSync(folder, { recursive: true });
  const config = stepsConfig(options);
  const data = stepsData(options.shape, options.steps);
  const shape = modelShape(config, data);
  const write = (name: string, numbers: Float32Array | Int32Array) =>
    writeFileSync(join(folder, `${name}.bin`), numbers);

  for (const [name, rows] of [
    ['features', shape.features],
    ['labels', shape.labels],
  ] as const) {
    const values = new Float32Array(rows * shape.dim);
    const table: ParameterTable = {
      name,
      role: 'parameter',
      rows,
      columns: shape.dim,
      stride: shape.dim,
      values,
    };
    fillInitialTables([table], shape, config.seed);
    spreadLabelRows([table], config.seed);
    write(name, values);
  }

  const sampler = labelSampler(config, data);
  const chunk = newStepChunk(chunkShape(config.batch, data.train, sampler));
  const planner = new EpochPlanner(config, data.train, examplePool(data.train, config.pairs), sampler, 1);
  const { rowStarts, columnIds, values } = data.train.features;
  const lists = [
    'columnIds',
    'starts',
    'examples',
    'sampled',
    'positives',
    'maskExamples',
    'maskSlots',
  ] as const;
  const out = Object.fromEntries(lists.map((name) => [name, [] as number[]])) as Record<
    (typeof lists)[number],
    number[]
  >;
  const weights: number[] = [];
  const steps = [];
  while (planner.fill(chunk) > 0) {
    for (let s = 0; s < chunk.steps; s++) {
      const labels = chunk.slotLabels.subarray(s * chunk.shape.slotCapacity);
      const before = { entries: weights.length, masks: out.maskSlots.length };
      for (let i = 0; i < chunk.exampleCounts[s]; i++) {
        const at = s * config.batch + i;
        const point = chunk.points[at];
        out.starts.push(weights.length - before.entries);
        for (let p = rowStarts[point]; p < rowStarts[point + 1]; p++) {
          out.columnIds.push(columnIds[p]);
          out.examples.push(i);
          weights.push(values[p]);
        }
        out.positives.push(labels[chunk.positiveSlots[at]]);
        for (let q = chunk.maskStarts[at]; q < chunk.maskStarts[at + 1]; q++) {
          out.maskExamples.push(i);
          out.maskSlots.push(chunk.maskSlots[q]);
        }
      }
      for (const label of labels.subarray(0, chunk.sampledCounts[s])) out.sampled.push(label);
      steps.push({
        examples: chunk.exampleCounts[s],
        sampled: chunk.sampledCounts[s],
        entries: weights.length - before.entries,
        masks: out.maskSlots.length - before.masks,
      });
    }
  }
  for (const name of lists) write(name, Int32Array.from(out[name]));
  write('values', Float32Array.from(weights));
  const { learningRate, momentum, dim, keep } = config;
  const rates = { embeddingRate: learningRate.embedding, outputRate: learningRate.output, momentum };
  const problem = { dim, keep, warmUp: options.shape.warmUp, ...rates, steps };
  writeFileSync(join(folder, 'problem.json'), JSON.stringify(problem));
}
