// Compiles an AssemblyScript entry into a TypeScript module that carries the
// WebAssembly as base64, so that sources, builds and browsers load it alike.
//
//   node scripts/compile-wasm.mjs packages/kernels/assembly/index.ts packages/kernels/src/internal/kernels.wasm.ts
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import asc from 'assemblyscript/asc';

const workspaceRoot = dirname(dirname(fileURLToPath(import.meta.url)));

/** The text of the generated module for an entry file (path relative to the workspace root). */
export async function compileWasm(entry) {
  let binary;
  const files = {
    readFile: (name, base) => readFile(`${base}/${name}`, 'utf8').catch(() => null),
    writeFile: (name, contents) => {
      if (name.endsWith('.wasm')) binary = contents;
    },
    listFiles: () => [],
  };
  const { error, stderr } = await asc.main(
    [
      entry,
      ...[
        '--baseDir',
        workspaceRoot,
        '--outFile',
        'out.wasm',
        '--runtime',
        'stub',
        '-O3',
        '--converge',
        '--noAssert',
      ],
      ...['--enable', 'simd,threads', '--importMemory', '--sharedMemory', '--initialMemory', '1'],
      ...['--maximumMemory', '65536', '--memoryBase', '1024', '--noExportMemory', '--use', 'abort='],
    ],
    files,
  );
  if (error) throw new Error(`${entry} does not compile:\n${stderr.toString()}`);
  const base64 = Buffer.from(binary).toString('base64');
  const lines = base64.match(/.{1,100}/g).map((line) => `  '${line}'`);
  return `// Generated from ${entry} by scripts/compile-wasm.mjs; do not edit.\nexport const wasmBase64 =\n${lines.join(' +\n')};\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [entry, out] = process.argv.slice(2);
  await writeFile(out, await compileWasm(relative(workspaceRoot, entry)));
}
