// npm run screenshots: the pictures of docs/images, made anew by the Chromium of this machine from the app as it is built.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { buildIfStale } from './lib/build.mjs';
import { root } from './lib/root.mjs';
import { setup } from './lib/setup.mjs';

const PICTURES = [
  { name: 'source', address: '#/source', ready: '.networks svg' },
  { name: 'map', address: '#/map/backend%2Fleaf%2F3/media', ready: '.map-canvas[data-ready="true"]' },
  { name: 'link', address: '#/link', ready: '.lk-headline' },
  {
    name: 'compatibility',
    address: '#/explorer/ports/from=NV-SN4700&to=NIC-CX7-Q1&length=30+m',
    ready: '.choice',
  },
  // a dump that is opened, and a finding that is followed to its byte
  {
    name: 'module',
    address: '#/module',
    dump: 'examples/modules/contradictory.json',
    press: 'lower page, byte 89',
    ready: '.mr-field.mr-chosen',
  },
  { name: 'buy', address: '#/buy/with/optics.media=singlemode', ready: '.differences' },
  {
    name: 'room',
    address: '#/room/rehearse=8&faults=swap:1,names:1,dirty:1,missing:1,fec:1&finding=0',
    ready: '.room-details h2',
  },
];

setup();
await buildIfStale();
const folder = join(root, 'docs/images');
mkdirSync(folder, { recursive: true });
const server = spawn(
  process.execPath,
  [join(root, 'bin/lanewright'), 'serve', join(root, 'examples/ai-400g/fabric.yaml'), '--port', '0'],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
const url = await new Promise((found) => {
  createInterface({ input: server.stdout }).on('line', (line) => {
    const [address] = /http:\S+/.exec(line) ?? [];
    if (address) found(address);
  });
});
const executablePath = process.env.LANEWRIGHT_CHROMIUM ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
try {
  for (const { name, address, dump, press, ready } of PICTURES) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(url + address);
    if (dump !== undefined) await page.locator('.mr-drop input[type=file]').setInputFiles(join(root, dump));
    if (press !== undefined) await page.getByRole('button', { name: press }).click();
    // what was pressed may have moved: nothing else is to be lit by the pointer
    await page.mouse.move(0, 0);
    await page.locator(ready).first().waitFor();
    // what fades in, and what is drawn a frame later
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await page.close();
    console.log(`docs/images/${name}.png`);
  }
} finally {
  await browser.close();
  server.kill();
}
