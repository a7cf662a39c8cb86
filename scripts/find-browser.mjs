// Where this machine has a Chrome or Chromium, for the tests that look at pages and for exports.
// As a program it prints the path, or `none`: Nx takes that line among the inputs of such tests.
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const commands = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];

const elsewhere = {
  darwin: (env) =>
    ['/Applications', join(env.HOME ?? '/', 'Applications')].flatMap((folder) => [
      join(folder, 'Google Chrome.app/Contents/MacOS/Google Chrome'),
      join(folder, 'Chromium.app/Contents/MacOS/Chromium'),
    ]),
  win32: (env) =>
    [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter(Boolean)
      .map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe')),
};

/** What every headless launch needs: no sandbox (containers run as root) and no traffic of its own. */
export const browserFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The browser to use: `CHROME_PATH` where it is set (and nothing else then), else an installed Chrome
 * or Chromium; undefined when there is none.
 */
export function findBrowser(env = process.env, platform = process.platform) {
  if (env.CHROME_PATH) return isProgram(env.CHROME_PATH) ? env.CHROME_PATH : undefined;
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath =
    platform === 'win32' ? [] : commands.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...(elsewhere[platform]?.(env) ?? [])].find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return !isSnapStub(path);
  } catch {
    return false;
  }
}

/** Ubuntu's chromium-browser is a script that only says that the snap is missing. */
function isSnapStub(path) {
  if (!path.endsWith('/chromium-browser')) return false;
  return (
    readFileSync(path, 'latin1').slice(0, 4096).includes('/snap/bin/chromium') &&
    !isProgram('/snap/bin/chromium')
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(findBrowser() ?? 'none');
