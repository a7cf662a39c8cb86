import { openStore, type Store } from '@owlery/results';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleRun, writeExampleStore } from '../example-store.fixture.ts';
import { serveSite, type SiteServer } from './serve-site.ts';

interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: string;
}

let work: string;
let store: Store;
let site: SiteServer;
let port: number;
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'owlery-site-'));
  mkdirSync(join(work, 'site/assets'), { recursive: true });
  writeFileSync(join(work, 'site/index.html'), '<!doctype html>page');
  writeFileSync(join(work, 'site/assets/main.js'), 'export {};');
  writeFileSync(join(work, 'secret'), 'no');
  await writeExampleStore(join(work, 'store'));
  store = openStore(join(work, 'store'));
  site = await serveSite({ folder: join(work, 'site'), store, name: 'store', port: 0 });
  port = Number(new URL(site.address).port);
});
afterAll(async () => {
  await site.close();
  rmSync(work, { recursive: true, force: true });
});

/** Asks with the path as it stands, which `fetch` would tidy up. */
function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, ...options }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }));
    });
    asked.on('error', reject).end();
  });
}
const json = async (path: string) => JSON.parse((await ask(path)).body) as Record<string, unknown>;

describe('the server of the page', () => {
  it('serves the files of the folder', async () => {
    expect(await ask('/')).toMatchObject({ status: 200, body: '<!doctype html>page' });
    const script = await ask('/assets/main.js');
    expect(script.headers['content-type']).toMatch(/^text\/javascript/);
    expect(script.headers['x-content-type-options']).toBe('nosniff');
    expect(await ask('/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
  });

  it.each([
    '/none',
    '/../secret',
    '/assets/../../secret',
    '/..%2fsecret',
    '/%2e%2e/secret',
    '/%2e%2e%2fsecret',
    '/..\\secret',
    '/%00',
    '/%E0%A4%A',
    '//etc/passwd',
    '/data/none.json',
    '/constructor',
    '/__proto__',
  ])('finds nothing at %s', async (path) => {
    const { status, body } = await ask(path);
    expect([status, body]).toEqual([404, '{"error":"no such file"}']);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])('refuses the method %s', async (method) => {
    for (const path of ['/', '/data/records.json', '/data/events'])
      expect(await ask(path, { method })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
  });

  it.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1:1', 'localhost.evil.example'])(
    'refuses the host "%s"',
    async (host) => {
      for (const path of ['/', '/data/records.json', '/data/events', '/data/predict.json'])
        expect(await ask(path, { headers: { Host: host } })).toMatchObject({ status: 421 });
    },
  );

  it('answers under its own names', async () => {
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`])
      expect((await ask('/', { headers: { Host: host } })).status).toBe(200);
  });

  it('listens on the loopback address alone', async () => {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: '127.0.0.2', port });
      socket.on('connect', () => (socket.destroy(), resolve(true))).on('error', () => resolve(false));
    });
    expect(open).toBe(false);
  });

  it('gives records, problems and runs under way', async () => {
    const records = await json('/data/records.json');
    expect(records).toMatchObject({ schema: 'owlery.site/1', live: true, store: 'store' });
    expect(records['records']).toHaveLength(4);
    expect(records['problems']).toMatchObject([{ reason: expect.stringContaining('torn') }]);
    const unfinished = await json('/data/unfinished.json');
    expect(unfinished).toMatchObject([{ id: 'going', epochs: [{ epoch: 1 }] }]);
  });

  it('tells a page what changed, and then gives it', async () => {
    const heard: string[] = [];
    const listening = request({ host: '127.0.0.1', port, path: '/data/events' }, (response) => {
      expect(response.headers['content-type']).toBe('text/event-stream');
      response.setEncoding('utf8').on('data', (text: string) => heard.push(text));
    });
    listening.end();
    const told = (event: string) =>
      expect.poll(() => heard.join(''), { timeout: 8000 }).toContain(`event: ${event}`);
    await expect.poll(() => heard.length).toBeGreaterThan(0);
    await store.appendEpoch('going', { ...exampleRun(1, 1).epochs[0], epoch: 2 });
    await told('unfinished');
    expect((await json('/data/unfinished.json'))[0]).toMatchObject({ epochs: [{ epoch: 1 }, { epoch: 2 }] });
    await store.write({ ...exampleRun(1, 1), id: 'going' });
    await told('records');
    expect((await json('/data/records.json'))['records']).toHaveLength(5);
    expect(await json('/data/unfinished.json')).toEqual([]);
    listening.destroy();
  });

  it.each([
    ['', 'run must be the id of a run, got ""'],
    ['?run=..%2Fsecret', 'run must be the id of a run, got "../secret"'],
    ['?run=none', 'there is no checkpoint of none in this store'],
  ])('says why there is no prediction of "%s"', async (question, error) => {
    const { status, body } = await ask(`/data/predict.json${question}`);
    expect([status, JSON.parse(body)]).toEqual([400, { error }]);
  });
});
