// Sees to it that the tests that look at pages have a browser: one that is there, else Debian's chromium
// where root can install it. Never fails: without a browser those tests skip, and one line says why.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { findBrowser } from './find-browser.mjs';

const minutes = 60_000;

if (findBrowser() === undefined) {
  const reason = process.env.CHROME_PATH
    ? `CHROME_PATH names no program: ${process.env.CHROME_PATH}`
    : (whyNotInstalled() ?? install());
  if (reason !== undefined)
    console.error(
      `Browser tests will be skipped: ${reason}. Install Chrome or Chromium, or set CHROME_PATH.`,
    );
}

function whyNotInstalled() {
  if (!isDebian()) return 'no Chrome or Chromium found, and only on Debian is one installed here';
  if (process.getuid?.() !== 0)
    return 'no Chrome or Chromium found, and only root can install Debian’s chromium';
  return undefined;
}

function isDebian() {
  try {
    return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** Installs chromium and a font; returns why that failed, or undefined. */
function install() {
  console.error('No browser found; installing Debian’s chromium for the browser tests (a minute or so) …');
  aptGet('update'); // A mirror that fails here need not be the one that is needed.
  const failure = aptGet(
    'install',
    '-y',
    '--no-install-recommends',
    'chromium',
    'fonts-dejavu-core',
    'fonts-liberation',
  );
  if (failure !== undefined) return `apt-get could not install chromium (${failure})`;
  return findBrowser() === undefined
    ? 'apt-get installed chromium, but no program of it is found'
    : undefined;
}

function aptGet(...args) {
  const network = ['-o', 'Acquire::Retries=2', '-o', 'Acquire::http::Timeout=30'];
  const { status, error, stderr } = spawnSync('apt-get', ['-qq', ...network, ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    timeout: 8 * minutes,
  });
  return status === 0 ? undefined : (error?.message ?? lastLine(stderr) ?? `exit code ${status}`);
}

function lastLine(text) {
  return text.trim().split('\n').at(-1) || undefined;
}
