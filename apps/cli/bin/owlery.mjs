#!/usr/bin/env node
// Runs the command line from its TypeScript sources: no build step stands between a clone and a result.
import { register } from 'node:module';

// Maps make the lines of a stack trace those of the sources; reading them costs time, so only when one is shown.
if (process.argv.includes('--verbose')) process.setSourceMapsEnabled(true);
register('./typescript-sources.mjs', import.meta.url);
await import('../src/main.ts');
