import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { App, chromiumPath } from '../web/e2e/browser.ts';
import { loadOf } from './first-load.ts';

/*
 * What a user of the web app waits for, in headless Chromium on this machine: the first picture, and the picture and the
 * diagnostics after a key. `--smoke` takes few runs and only shows that everything still runs.
 */
const smoke = process.argv.includes('--smoke');
const root = resolve(process.cwd());

const sorted = (values: readonly number[]): readonly number[] => values.toSorted((x, y) => x - y);
const share = (values: readonly number[], part: number): number =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN;
const ms = (value: number): string => `${value.toFixed(0)} ms`;

/** Rails of 400G on 64-port 800G switches: two tiers, as many units of 32 servers as asked for. It ends in the number that is typed. */
const fabric = (units: number): string => `lanewright: 1
name: bench
servers:
  h100:
    model: SRV-HGX-H100-CX7
    per-rack: 4
    ports:
      gpu[1-8]: { to: backend, speed: 400G, rail: by-gpu }
networks:
  backend:
    leaf: { switch: NV-SN5600, per: rail }
    spine: { switch: NV-SN5600 }
lengths: { server-leaf: 20 m, leaf-spine: 60 m }
units:
  su:
    count: ${units}
    servers:
      h100: 32`;

/** From the start of the navigation to the first frame that has the network in it. */
const firstPicture = async (app: App): Promise<number> => {
  const page = await app.page('#/source');
  const time = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        const look = (): void => {
          if (document.querySelector('.networks svg')) done(performance.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  await page.context().close();
  return time;
};

/**
 * From a key to the frame in which picture and diagnostics are those of the text; and the longest frame meanwhile, which is how
 * long a key pressed then would wait.
 */
const keys = async (
  page: Page,
  count: number,
): Promise<{ readonly current: readonly number[]; readonly held: readonly number[] }> => {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  const current: number[] = [];
  const held: number[] = [];
  for (let i = 0; i < count; i++) {
    // 32 servers a unit, 3, 31, 3, 32 …: the key that is timed makes another design of full size
    await page.keyboard.press('Backspace');
    await page.waitForTimeout(400);
    await page.locator('.status-good').waitFor();
    const wait = page.evaluate(
      () =>
        new Promise<readonly [number, number]>((done) => {
          let pressed = Number.NaN;
          let longest = 0;
          let last = performance.now();
          window.addEventListener('keydown', () => (pressed = performance.now()), { once: true, capture: true });
          let busy = false;
          const look = (): void => {
            const now = performance.now();
            if (!Number.isNaN(pressed)) longest = Math.max(longest, now - last);
            last = now;
            const state = document.querySelector('.status')?.className ?? '';
            busy ||= state.includes('status-busy');
            if (busy && !state.includes('status-busy'))
              requestAnimationFrame(() => done([performance.now() - pressed, longest]));
            else requestAnimationFrame(look);
          };
          look();
        }),
    );
    // the page listens before the key comes
    await page.waitForTimeout(60);
    await page.keyboard.press(i % 2 === 0 ? '1' : '2');
    const [time, longest] = await wait;
    current.push(time);
    held.push(longest);
  }
  return { current, held };
};

const typing = async (units: number, aim: number): Promise<void> => {
  const app = await App.open({ file: 'fabric.yaml', text: fabric(units) });
  const page = await app.page('#/source');
  const { current, held } = await keys(page, smoke ? 3 : 25);
  console.log(
    `typing, ${units * 256} GPUs`.padEnd(32) +
      `picture and diagnostics current ${ms(share(current, 0.5))} after a key, p95 ${ms(share(current, 0.95))} (aim: at most ${aim} ms); longest frame ${ms(Math.max(...held))}`,
  );
  await app.close();
};

const kb = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;
const { page, worker, lazy } = loadOf(join(root, 'dist/web'));
console.log(
  `${'first load, gzip'.padEnd(32)}${kb(page + worker)}: page ${kb(page)}, compiler in its worker ${kb(worker)} (aim: at most 350 kB); later, when a view asks: ${lazy
    .slice(0, 4)
    .map(([name, bytes]) => `${name} ${kb(bytes)}`)
    .join(', ')}`,
);

if (chromiumPath() === undefined) {
  console.log('web app: skipped, no Chromium (Debian: apt-get install chromium; or name it in LANEWRIGHT_CHROMIUM)');
} else {
  const app = await App.open({
    file: 'fabric.yaml',
    text: readFileSync(join(root, 'examples/ai-400g/fabric.yaml'), 'utf8'),
  });
  const times: number[] = [];
  for (let i = 0; i < (smoke ? 2 : 11); i++) times.push(await firstPicture(app));
  await app.close();
  console.log(
    `${'first picture of ai-400g'.padEnd(32)}${ms(share(times, 0.5))} after the start of the navigation, slowest ${ms(Math.max(...times))} (aim: at most 1500 ms)`,
  );
  await typing(4, 150);
  await typing(8, 400);
}
