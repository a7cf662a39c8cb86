#!/usr/bin/env node
// Runs the command line from its TypeScript sources: no build step stands between a clone and a result.
import { register } from 'node:module';
import { register as registerTypeScript } from 'tsx/esm/api';

// The workspace's packages name their sources under the export condition `@owlery/source`.
const sourceCondition = `
  export const resolve = (specifier, context, next) =>
    next(specifier, { ...context, conditions: ['@owlery/source', ...context.conditions] });`;
registerTypeScript();
register(`data:text/javascript,${encodeURIComponent(sourceCondition)}`);

await import('../src/main.ts');
