// `npx nx mutate <project>`: Nx tells the project in the environment.
const project = process.env.NX_TASK_TARGET_PROJECT;
if (project === undefined) throw new Error('mutation testing is started by `npx nx mutate <project>`');
const sources = `packages/${project}/src/**/*`;

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.ts', dir: `packages/${project}`, related: false },
  mutate: [`${sources}.ts`, `!${sources}.{spec,bench,fixture,support}.ts`, '!**/src/index.ts'],
  ignorePatterns: [
    ...['apps', 'notebooks', 'proofs-checks', 'reports', 'runs', '.stryker-tmp*'],
    ...['packages/*/dist', 'packages/kernels/assembly'],
  ],
  disableTypeChecks: `${sources}.ts`,
  coverageAnalysis: 'perTest',
  // Registries are built when a module is loaded; to test those mutants all tests would run for each.
  ignoreStatic: true,
  concurrency: 2,
  // On a busy machine a slow test is no loop; real loops are caught by the count of hits.
  timeoutMS: 60_000,
  tempDirName: `.stryker-tmp-${project}`,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: `reports/mutation/${project}.json` },
  incremental: true,
  incrementalFile: `reports/mutation/${project}-incremental.json`,
  thresholds: { high: 100, low: 90, break: 90 },
};
