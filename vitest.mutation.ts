import { defineConfig, mergeConfig } from 'vitest/config';
import { projectTests } from './vitest.shared.ts';

/** The tests of the project under mutation, in one thread that loads each module once. */
const project = process.env.NX_TASK_TARGET_PROJECT!;
export default mergeConfig(
  projectTests(project),
  defineConfig({ test: { isolate: false, pool: 'threads' } }),
);
