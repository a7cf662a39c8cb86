import { type Store } from '@owlery/results';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import sirv from 'sirv';
import { LiveStore } from './live-store.ts';
import { Predictions } from './predictions.ts';

export interface SiteServer {
  readonly address: string;
  close(): Promise<void>;
}

/** How often the store is looked at while a page listens, in milliseconds. */
const lookEvery = 1000;

/**
 * Serves the page of `folder` with the records of `store` on 127.0.0.1 alone.
 *
 * Refused are methods other than GET and HEAD (405), requests whose Host is not this server (421), as a page
 * elsewhere could send them through a name of its own, and whatever is no file of the folder (404).
 */
export async function serveSite(options: {
  readonly folder: string;
  readonly store: Store;
  /** How the store is called in the page. */
  readonly name: string;
  /** 0 takes any that is free. */
  readonly port: number;
}): Promise<SiteServer> {
  const { folder, store, name, port } = options;
  const live = new LiveStore(store, name);
  const predictions = new Predictions(store);
  const listeners = new Set<ServerResponse>();
  // Looked up as they are asked for, since another command may build the page anew meanwhile.
  const files = sirv(folder, { dev: true, etag: true, setHeaders: guard });
  const documents: Record<string, (request: IncomingMessage) => Promise<string>> = {
    '/data/records.json': () => live.records(),
    '/data/unfinished.json': () => live.unfinished(),
    '/data/predict.json': ({ url }) => predictions.answer(new URL(url!, 'http://localhost').searchParams),
  };

  const server = createServer((request, response) => {
    guard(response);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      return refuse(response, 405, 'only GET and HEAD are answered here');
    }
    if (!isOwnHost(request.headers.host, server))
      return refuse(response, 421, 'this host is not served here');
    const path = request.url!.split('?')[0];
    if (path === '/data/events' && request.method === 'GET') return listen(response, listeners);
    const document = Object.hasOwn(documents, path) ? documents[path] : undefined;
    if (document === undefined) return files(request, response, () => refuse(response, 404, 'no such file'));
    document(request).then(
      (text) => response.setHeader('Content-Type', 'application/json').end(text),
      (error: Error) => refuse(response, 400, error.message),
    );
  });
  await listening(server, port);
  const timer = setInterval(() => void tell(live, listeners), lookEvery);
  return {
    address: `http://127.0.0.1:${portOf(server)}/`,
    async close() {
      clearInterval(timer);
      for (const response of listeners) response.end();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function guard(response: ServerResponse): void {
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('X-Frame-Options', 'DENY');
}

function refuse(response: ServerResponse, status: number, reason: string): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify({ error: reason }));
}

function isOwnHost(host: string | undefined, server: Server): boolean {
  const port = portOf(server);
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

/** A page that listens for changes, as server-sent events. */
function listen(response: ServerResponse, listeners: Set<ServerResponse>): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  response.write(': the store is watched\n\n');
  listeners.add(response);
  response.on('close', () => listeners.delete(response));
}

async function tell(live: LiveStore, listeners: Set<ServerResponse>): Promise<void> {
  if (listeners.size === 0) return;
  for (const change of await live.changes()) {
    for (const response of listeners) response.write(`event: ${change}\ndata: {}\n\n`);
  }
}
