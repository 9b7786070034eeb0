import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Serving, serve } from './serve.ts';

type Answer = { readonly status: number; readonly headers: IncomingMessage['headers']; readonly text: string };

/** A request as it stands: no client of ours tidies the path or the headers. */
const ask = (
  { url }: Serving,
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(parts).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });

describe('serve', () => {
  let home: string;
  let serving: Serving;
  let project = '';
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'lanewright-serve-'));
    await mkdir(join(home, 'app'));
    await writeFile(join(home, 'app', 'index.html'), '<!doctype html><title>app</title>');
    await writeFile(join(home, 'secret.txt'), 'secret');
    project = '{"file":"a.yaml"}';
    serving = await serve(join(home, 'app'), async () => project, '127.0.0.1', 0);
  });
  afterEach(async () => {
    await serving.close();
    await rm(home, { recursive: true, force: true });
  });

  it('gives the page under a policy that lets nothing foreign in', async () => {
    const { status, headers, text } = await ask(serving, '/');
    expect(status).toBe(200);
    expect(text).toContain('<title>app</title>');
    const policy = String(headers['content-security-policy']).split('; ');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy.find((rule) => rule.startsWith('script-src'))).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('reads the project anew at every request', async () => {
    expect((await ask(serving, '/project.json')).text).toBe('{"file":"a.yaml"}');
    project = '{"file":"b.yaml"}';
    const { text, headers } = await ask(serving, '/project.json?x=1');
    expect(text).toBe('{"file":"b.yaml"}');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toBeDefined();
  });

  it('has no project where none was given', async () => {
    const alone = await serve(join(home, 'app'), undefined, '127.0.0.1', 0);
    expect((await ask(alone, '/project.json')).status).toBe(404);
    expect((await ask(alone, '/')).status).toBe(200);
    await alone.close();
  });

  it('says why a project cannot be read, and goes on', async () => {
    const broken = await serve(join(home, 'app'), () => Promise.reject(new Error('file is gone')), '127.0.0.1', 0);
    const { status, text } = await ask(broken, '/project.json');
    expect([status, text]).toEqual([500, 'file is gone\n']);
    expect((await ask(broken, '/')).status).toBe(200);
    await broken.close();
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '//../secret.txt', '/%', '/\\..\\secret.txt'])(
    'leaves its folder by no path: %s',
    async (path) => {
      const { status, text } = await ask(serving, path);
      expect(text).not.toContain('secret');
      expect(status).toBeGreaterThanOrEqual(400);
    },
  );

  it.each(['evil.example', 'evil.example:4480', '127.0.0.1.evil.example', 'localhost.evil.example'])(
    'answers no other name than its own: "%s"',
    async (host) => {
      const { status, text } = await ask(serving, '/project.json', { headers: { host } });
      expect(status).toBe(403);
      expect(text).not.toContain('a.yaml');
    },
  );

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('takes nothing: %s', async (method) => {
    const { status, headers } = await ask(serving, '/project.json', { method });
    expect(status).toBe(405);
    expect(headers.allow).toBe('GET, HEAD');
  });
});
