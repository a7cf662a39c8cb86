// Makes the native backend of @tensorflow/tfjs-node work. Its own install script downloads libtensorflow from
// a store that refuses many machines; the wheel of tensorflow-cpu on the Python package index carries the same
// library, so it is taken from there, and the binding is compiled against it.
//
//   node scripts/setup-tensorflow.mjs            set up; seconds the first time, then only a self-test
//   node scripts/setup-tensorflow.mjs --status   print `ready` or `absent`, for Nx to key its cache on
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

const requirement = 'tensorflow-cpu==2.15.1';
const sha256 = '54660c074d7241a503e81edfd9f5ef5af88f64051b72e2945f26318c790f2d26';
/** Of this wheel whatever Python the machine has: only the library in it is used. */
const wheelOf = ['--platform', 'manylinux_2_17_x86_64', '--python-version', '3.11', '--implementation', 'cp'];

const require = createRequire(new URL('../packages/tensorflow/package.json', import.meta.url));
const node = dirname(require.resolve('@tensorflow/tfjs-node/package.json'));
const nodeHeaders = join(dirname(require.resolve('node-api-headers/package.json')), 'include');
const caches = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'owlery');
const { version } = require('@tensorflow/tfjs-node/package.json');
const cache = join(caches, `${requirement.replace('==', '-')}-tfjs-node-${version}`);
/** Where the package looks for the library and for its binding. */
const library = join(node, 'deps');
const binding = join(node, 'lib/napi-v8/tfjs_binding.node');

const unpack = `
import re, sys, zipfile
wanted = r'tensorflow/(libtensorflow_(cc|framework)\\.so\\.2|include/((tensorflow|tsl)/c/|(tensorflow/core|tsl)/platform/ctstring)[\\w./]+)'
with zipfile.ZipFile(sys.argv[1]) as wheel:
    for entry in wheel.infolist():
        if re.fullmatch(wanted, entry.filename) and '..' not in entry.filename and not entry.is_dir():
            wheel.extract(entry, sys.argv[2])`;

const selfTest = `
process.env.TF_CPP_MIN_LOG_LEVEL = '2';
require('node:util').isNullOrUndefined ??= (value) => value == null; // Node 23 has dropped it.
require('node:util').isArray ??= Array.isArray;
const tf = require(${JSON.stringify(node)});
const product = tf.matMul([[1, 2]], [[3], [4]]).dataSync()[0];
if (tf.getBackend() !== 'tensorflow' || product !== 11) throw new Error(tf.getBackend() + ' says ' + product);
console.log('libtensorflow ' + tf.backend().binding.TF_Version);`;

if (process.argv.includes('--status')) console.log(isLinked() ? 'ready' : 'absent');
else {
  try {
    setUp();
  } catch (error) {
    console.error(
      `The native TensorFlow backend cannot be set up: ${error.message}. All but the tfjs engine works without it.`,
    );
    process.exitCode = 1;
  }
}

function setUp() {
  const reason = whyNotHere();
  if (reason !== undefined) throw new Error(reason);
  const kept = existsSync(cache);
  if (!kept) fillCache();
  if (!isLinked()) timed('link', link);
  try {
    timed('self-test', () => run(process.execPath, ['-e', selfTest]));
  } catch (error) {
    if (!kept) throw error;
    console.error(`what lies in ${cache} does not work (${error.message}); made anew`);
    rmSync(cache, { recursive: true });
    rmSync(library, { force: true });
    setUp();
  }
}

function whyNotHere() {
  process.report.excludeNetwork = true;
  const { glibcVersionRuntime } = process.report.getReport().header;
  if (process.platform !== 'linux' || process.arch !== 'x64' || glibcVersionRuntime === undefined)
    return `it needs Linux on x86-64 with glibc, this is ${process.platform} on ${process.arch}`;
  return undefined;
}

/** Fills a folder beside the cache and renames it, so that the cache is whole or absent. */
function fillCache() {
  mkdirSync(caches, { recursive: true });
  const made = mkdtempSync(`${cache}.`);
  const lib = join(made, 'lib');
  try {
    writeFileSync(join(made, 'requirements.txt'), `${requirement} --hash=sha256:${sha256}\n`);
    timed('download 207 MB', () =>
      run('python3', [
        ...['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-cache-dir', '--no-deps'],
        ...['--only-binary=:all:', ...wheelOf, '--abi', 'cp311', '--require-hashes'],
        ...['-r', join(made, 'requirements.txt'), '-d', join(made, 'wheel')],
      ]),
    );
    timed('unpack', () => {
      const [name] = readdirSync(join(made, 'wheel'));
      run('python3', ['-c', unpack, join(made, 'wheel', name), made]);
      rmSync(join(made, 'wheel'), { recursive: true });
      mkdirSync(lib);
      for (const part of ['cc', 'framework'])
        renameSync(
          join(made, `tensorflow/libtensorflow_${part}.so.2`),
          join(lib, `libtensorflow_${part}.so.2`),
        );
      for (const name of ['libtensorflow.so', 'libtensorflow.so.2'])
        symlinkSync('libtensorflow_cc.so.2', join(lib, name));
      symlinkSync('libtensorflow_framework.so.2', join(lib, 'libtensorflow_framework.so'));
    });
    timed('compile the binding', () =>
      run(process.env.CXX || 'g++', [
        ...['-std=c++17', '-O2', '-fPIC', '-shared', '-w', '-DNAPI_VERSION=8'],
        ...['-I', nodeHeaders, '-I', join(made, 'tensorflow/include')],
        ...['tfjs_backend.cc', 'tfjs_binding.cc'].map((source) => join(node, 'binding', source)),
        ...['-L', lib, '-ltensorflow', '-ltensorflow_framework', '-Wl,-rpath,$ORIGIN/../../deps/lib'],
        ...['-o', join(made, 'tfjs_binding.node')],
      ]),
    );
    rmSync(join(made, 'tensorflow'), { recursive: true });
    if (!existsSync(cache)) renameSync(made, cache);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

function link() {
  rmSync(library, { recursive: true, force: true });
  symlinkSync(cache, library);
  mkdirSync(dirname(binding), { recursive: true });
  // A process that runs keeps the file it has mapped.
  copyFileSync(join(cache, 'tfjs_binding.node'), `${binding}.${process.pid}`);
  renameSync(`${binding}.${process.pid}`, binding);
}

function isLinked() {
  try {
    return readlinkSync(library) === cache && existsSync(join(cache, 'lib')) && existsSync(binding);
  } catch {
    return false;
  }
}

function timed(what, work) {
  const start = performance.now();
  const said = work();
  console.error(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s${said ? `, ${said}` : ''}`);
}

function run(command, args) {
  const { error, status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: 600_000 });
  if (error?.code === 'ENOENT') throw new Error(`there is no ${command}`);
  if (status !== 0) {
    const told =
      stderr
        ?.trim()
        .split('\n')
        .findLast((line) => /error/i.test(line)) ?? stderr?.trim().split('\n').at(-1);
    throw new Error(`${command} failed: ${error?.message ?? (told || `exit code ${status}`)}`);
  }
  return stdout.trim();
}
