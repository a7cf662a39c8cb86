import { readdirSync, readFileSync } from 'node:fs';
import { inspect, isDeepStrictEqual } from 'node:util';
import ts from 'typescript';

/** Every `@example` in the sources of a folder, and those of the README beside it. */
export function examplesIn(folder) {
  const docstrings = sourcesIn(folder).flatMap(({ place, text }) =>
    [...text.matchAll(/@example\n([\s\S]*?)\*\//g)].map(([, block]) => ({
      place,
      code: block.replace(/^\s*\* ?/gm, '').trimEnd(),
    })),
  );
  const text = readFileSync(new URL('../README.md', folder), 'utf8');
  const readme = [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => ({
    place: 'README.md',
    code,
  }));
  return { docstrings, readme };
}

/** The public sources of a folder that export a function or a registry and give no example of it. */
export function sourcesWithoutExample(folder) {
  return sourcesIn(folder)
    .filter(({ place }) => !place.includes('internal') && place !== 'index.ts')
    .filter(({ text }) => /^export (async )?(function|const) /m.test(text) && !text.includes('@example\n'))
    .map(({ place }) => place);
}

function sourcesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((place) => place.endsWith('.ts') && !/\.(spec|bench|support|fixture)\.ts$/.test(place))
    .sort()
    .map((place) => ({ place, text: readFileSync(new URL(place, folder), 'utf8') }));
}

const AsyncFunction = (async () => {}).constructor;

/**
 * Runs an example. A line with `// value` behind it, or below it, must give that value; one with
 * `// SomeError: message` must throw it; the others are run. `scope` holds the names it may use.
 */
export async function runExample(code, scope) {
  const checked = [];
  const body = code
    .replace(/^import [\s\S]*?;\n/gm, '')
    .replace(/^export default .*\n?/gm, '')
    .replace(
      /^(\S.*?);?(?:\n| )\/\/ (\w*Error: .*)$/gm,
      (_, call, error) => `await __fails(async () => ${call}, ${JSON.stringify(error)});`,
    )
    .replace(
      /^(?!const |\/\/|__|await __)(\S.*?);? \/\/ (.*)$/gm,
      (_, expression, value) => `__check(${expression}, ${JSON.stringify(value)});`,
    )
    .replace(
      /^(?!__|await __)([^/\s].*[^;])\n\/\/ ([[{'\d-].*|true|false|null)$/gm,
      (_, expression, value) => `__check(${expression}, ${JSON.stringify(value)});`,
    );
  const { outputText } = ts.transpileModule(`async function __example() {\n${body}\n}`, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const check = (value, written) =>
    void checked.push({ found: inspect(value), written, agrees: agrees(value, written) });
  const fails = async (call, written) => {
    const found = await call().then(() => 'no error', String);
    checked.push({ found, written, agrees: unspaced(found) === unspaced(written) });
  };
  const names = [...Object.keys(scope), '__check', '__fails'];
  await new AsyncFunction(...names, `${outputText}\nreturn __example();`)(
    ...Object.values(scope),
    check,
    fails,
  );
  return checked;
}

/** Blanks in arrays and objects are a matter of taste. */
const unspaced = (text) => text.replace(/\s+/g, '');

/** Whether a value is what stands in the comment: as Node prints it, as numbers to the digits given, or as code. */
function agrees(value, written) {
  if (unspaced(inspect(value)) === unspaced(written)) return true;
  if (/^[-\d][\d.e+-]*(, |$)/.test(written)) return sameNumbers(value, written.split(', '));
  try {
    return isDeepStrictEqual(value, new Function(`return (${written});`)());
  } catch {
    return false;
  }
}

/** Numbers that end in `...` are compared as far as they are written. */
function sameNumbers(value, texts) {
  const values = typeof value === 'number' ? [value] : Array.from(value);
  return (
    values.length === texts.length &&
    texts.every((text, i) =>
      text.endsWith('...')
        ? String(values[i]).includes(text.slice(0, -3))
        : Math.abs(values[i] - Number(text)) <= 1e-14 * Math.abs(Number(text)),
    )
  );
}
