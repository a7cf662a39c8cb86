import { modelShape } from '../../src/engines/model-shape.ts';
import { fillInitialTables } from '../../src/engines/initial-tables.ts';
import {
  type StepsToMeasure,
  spreadLabelRows,
  stepsConfig,
  stepsData,
} from '../../src/measure/measure-steps.ts';
import { openEngine } from '../../src/open-engine.ts';
import { EpochPlanner, examplePool } from '../../src/planning/epoch-planner.ts';
import { labelSampler } from '../../src/planning/sampling.ts';

/** The losses of all steps, and the tables after them. A shape whose rows have no padding. */
export async function stepsOf(
  options: StepsToMeasure,
): Promise<Record<'losses' | 'features' | 'labels', Float32Array>> {
  const config = stepsConfig(options);
  const data = stepsData(options.shape, options.steps);
  const sampler = labelSampler(config, data);
  const engine = await openEngine(config, data, sampler, {});
  try {
    fillInitialTables(engine.tables, modelShape(config, data), config.seed);
    spreadLabelRows(engine.tables, config.seed);
    const planner = new EpochPlanner(config, data.train, examplePool(data.train, config.pairs), sampler, 1);
    const losses: number[] = [];
    const [chunk] = engine.chunks;
    while (planner.fill(chunk) > 0) {
      await engine.run(chunk);
      losses.push(...chunk.losses.subarray(0, chunk.steps * config.batch));
    }
    const table = (name: string) =>
      Float32Array.from(engine.tables.find((candidate) => candidate.name === name)?.values ?? []);
    return { losses: Float32Array.from(losses), features: table('features'), labels: table('labels') };
  } finally {
    await engine.close();
  }
}
