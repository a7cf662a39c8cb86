import { defineConfig } from 'vitest/config';

interface Overrides {
  readonly testTimeout?: number;
  readonly include?: string[];
}

/**
 * The test settings every project shares. Sources are read through the
 * `@owlery/source` export condition, so no project must be built before its tests.
 */
export function projectTests(name: string, overrides: Overrides = {}) {
  const conditions = ['@owlery/source', 'module', 'node', 'development|production'];
  return defineConfig({
    resolve: { conditions },
    ssr: { resolve: { conditions, externalConditions: ['@owlery/source', 'node'] } },
    test: {
      name,
      include: overrides.include ?? ['**/*.spec.ts'],
      exclude: ['**/node_modules/**', '**/dist/**', '**/.stryker-tmp/**'],
      environment: 'node',
      pool: 'forks',
      // Ends what hangs; slow machines are given time.
      testTimeout: overrides.testTimeout ?? 120_000,
      reporters: ['default'],
      benchmark: { include: ['**/*.bench.ts'] },
    },
  });
}
