import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';

/** Where the app is served, and how to end it. */
export type Serving = { readonly url: string; readonly close: () => Promise<void> };

/**
 * Nothing comes from elsewhere, nothing runs that did not come with the page, nobody frames it. Styles may be inline: the
 * editor and the components set their own.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** A page of another site must not reach this server under a name of its own (DNS rebinding). */
const isLocal = (host: string | undefined): boolean =>
  host !== undefined && /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(host);

const listen = (server: Server, host: string, port: number): Promise<AddressInfo> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });

/**
 * Serves the app, with a fabric beside it if there is one.
 * @param app folder of the built app
 * @param project text of `project.json`, asked for at every request so that a reload shows the file as it is; without one the
 * app opens its own example
 * @param host loopback unless the user wants otherwise
 * @param port 0: any that is free
 */
export const serve = async (
  app: string,
  project: (() => Promise<string>) | undefined,
  host: string,
  port: number,
): Promise<Serving> => {
  const files = sirv(app, { etag: true, dev: false });
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const loopback = host === '127.0.0.1' || host === 'localhost' || host === '::1';
    if (loopback && !isLocal(request.headers.host)) {
      response.writeHead(403).end('this server answers on localhost only\n');
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    if (project && request.url?.split('?')[0] === '/project.json') {
      project().then(
        (text) =>
          response
            .writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' })
            .end(text),
        (error: unknown) => response.writeHead(500).end(`${error instanceof Error ? error.message : String(error)}\n`),
      );
      return;
    }
    files(request, response, () => {
      response.writeHead(404).end('not found\n');
    });
  });
  const { port: bound } = await listen(server, host, port);
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name}:${bound}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
