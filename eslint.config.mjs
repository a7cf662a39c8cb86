import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/**
 * Which room may see which. Every project carries one `scope:` tag; the ways
 * through the house (theory and training) are read off this table.
 */
const mayImport = {
  core: ['core'],
  theory: ['core', 'theory'],
  ml: ['core', 'ml'],
  results: ['core', 'results'],
  figures: ['results'],
  testing: ['core', 'theory', 'testing'],
  experiments: ['core', 'theory', 'ml', 'results', 'experiments'],
  proofs: ['core', 'theory', 'testing'],
  app: ['core', 'theory', 'ml', 'results', 'figures', 'experiments', 'proofs'],
  notebooks: ['core', 'theory', 'ml', 'results', 'figures', 'testing', 'experiments'],
};

const notExported = {
  group: ['@owlery/*/internal/*', '@owlery/*/src/*'],
  message: 'Import what the package exports.',
};

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '**/assembly/**',
      '**/*.wasm.ts',
      '**/.stryker-tmp*/**',
      'runs/**',
      'reports/**',
    ],
  },
  ...tseslint.configs.recommended,
  ...nx.configs['flat/base'],
  {
    files: ['**/*.ts', '**/*.mts', '**/*.mjs'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: ['^.*/vitest\\.shared(\\.ts)?$'],
          depConstraints: Object.entries(mayImport).map(([room, rooms]) => ({
            sourceTag: `scope:${room}`,
            onlyDependOnLibsWithTags: rooms.map((seen) => `scope:${seen}`),
          })),
        },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            notExported,
            { group: ['@tensorflow/*'], message: 'Only packages/tensorflow imports TensorFlow.' },
          ],
        },
      ],
    },
  },
  {
    files: ['packages/tensorflow/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [notExported] }] },
  },
);
