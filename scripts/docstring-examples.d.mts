export interface Example {
  readonly place: string;
  readonly code: string;
}
export interface CheckedValue {
  readonly found: string;
  readonly written: string;
  readonly agrees: boolean;
}
/** Every `@example` in the sources of a folder, and those of the README beside it. */
export function examplesIn(folder: URL): { docstrings: Example[]; readme: Example[] };
/** The public sources of a folder that export a function or a registry and give no example of it. */
export function sourcesWithoutExample(folder: URL): string[];
/** Runs an example in a scope of names; each value it states, beside the one found. */
export function runExample(code: string, scope: Readonly<Record<string, unknown>>): Promise<CheckedValue[]>;
