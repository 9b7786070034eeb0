import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type Serving, serve } from '../../src/server/serve.ts';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The Chromium of this machine: named by LANEWRIGHT_CHROMIUM, else where distributions put it. */
export const chromiumPath = (): string | undefined =>
  [process.env.LANEWRIGHT_CHROMIUM, ...PLACES].find((path) => path !== undefined && existsSync(path));

/** The built app with a fabric open, and pages of it. Every fault that a page meets is kept. */
export class App {
  readonly faults: string[] = [];
  readonly #browser: Browser;
  readonly #serving: Serving;
  readonly #home: string;

  private constructor(browser: Browser, serving: Serving, home: string) {
    this.#browser = browser;
    this.#serving = serving;
    this.#home = home;
  }

  static async open(project: { readonly file: string; readonly text: string }): Promise<App> {
    const home = await mkdtemp(join(tmpdir(), 'lanewright-chromium-'));
    const executablePath = chromiumPath();
    const browser = await chromium.launch({
      ...(executablePath !== undefined && { executablePath }),
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
      env: { ...process.env, HOME: home },
    });
    const serving = await serve(resolve('dist/web'), async () => JSON.stringify(project), '127.0.0.1', 0);
    return new App(browser, serving, home);
  }

  /** A page at an address of the app (`#/source`), ready when the fabric is compiled. */
  async page(address: string, size = { width: 1280, height: 800 }): Promise<Page> {
    const context = await this.#browser.newContext({ viewport: size });
    const page = await context.newPage();
    page.on('pageerror', ({ message }) => this.faults.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.faults.push(message.text());
    });
    await page.goto(this.#serving.url + address);
    await page.locator('.status-good, .status-bad').waitFor();
    return page;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#serving.close();
    await rm(this.#home, { recursive: true, force: true });
  }
}
