import { canonicalJson } from './canonical-json.ts';

/**
 * For each of several settings, ` [key=value, …]` over the keys on which they do not all agree, so
 * that equal labels can be told apart; empty strings for a single setting.
 */
export function labelDifferences(settings: readonly Record<string, unknown>[]): string[] {
  const keys = [...new Set(settings.flatMap((setting) => Object.keys(setting)))];
  const differing = keys.filter(
    (key) => new Set(settings.map((setting) => canonicalJson([setting[key]]))).size > 1,
  );
  if (differing.length === 0) return settings.map(() => '');
  return settings.map((setting) => ` [${differing.map((key) => `${key}=${show(setting[key])}`).join(', ')}]`);
}

function show(value: unknown): string {
  if (value === undefined) return 'none';
  return typeof value === 'string' ? value : canonicalJson(value).replaceAll('"', '');
}
