import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planOfExample, rehearsed } from '../../src/core/asbuilt/testing/rooms.ts';
import { App, chromiumPath } from './browser.ts';

const text = readFileSync('examples/ai-400g/fabric.yaml', 'utf8');
/** The room of docs/commissioning-a-room.md. */
const REHEARSED = '#/room/rehearse=8&faults=swap:1,names:1,dirty:1,missing:1,fec:1';

const ready = (page: Page): Promise<void> => page.locator('.map-canvas[data-ready="true"]').waitFor();
const headline = (page: Page) => page.locator('.room-title h2');
const selected = (page: Page) => page.getByRole('region', { name: 'Selected' });

/** Drops files on the page, as a browser tells it. */
const drop = (page: Page, files: Readonly<Record<string, string>>): Promise<void> =>
  page.evaluate((given) => {
    const data = new DataTransfer();
    for (const [name, content] of Object.entries(given)) data.items.add(new File([content], name));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
  }, files);

describe.skipIf(chromiumPath() === undefined)('the room check', () => {
  let app: App;
  let state: string;
  beforeAll(async () => {
    app = await App.open({ file: 'fabric.yaml', text });
    state = await mkdtemp(join(tmpdir(), 'lanewright-state-'));
    for (const { file, text: content } of rehearsed(planOfExample('ai-400g'), 3, { swap: 1 }).texts) {
      await mkdir(dirname(join(state, file)), { recursive: true });
      await writeFile(join(state, file), content);
    }
  });
  afterAll(async () => {
    await rm(state, { recursive: true, force: true });
    expect(app.faults).toEqual([]);
    await app.close();
  });

  it('shows an answer without a room, the same as the command line', async () => {
    const page = await app.page('#/room');
    await page.getByRole('button', { name: 'Rehearse' }).click();
    await headline(page).waitFor();
    expect(await headline(page).textContent()).toBe('ai-400g: 443 of 512 cables are right, 69 wrong');
    expect(decodeURIComponent(page.url())).toContain(REHEARSED);
    const verdicts = await page
      .getByRole('toolbar', { name: /Cables by verdict/ })
      .getByRole('button')
      .allTextContents();
    expect(verdicts.map((words) => words.replace(/^\S\s+/, ''))).toEqual([
      'wrong end 2',
      'missing 1',
      'wrong name 64',
      'wrong setting 1',
      'degraded 1',
      'unknown 0',
      'right 443',
    ]);
    await page.context().close();
  });

  it('shows a finding with who says so and what to do, and its cables', async () => {
    const page = await app.page(REHEARSED);
    await page.getByRole('option', { name: /two plugs are exchanged/ }).click();
    const words = await selected(page).textContent();
    expect(words).toContain('exchange the plugs at backend-spine-3 port 13 and port 15');
    expect(words).toContain('backend-leaf-7/lldp.txt:426');
    await selected(page).getByRole('button', { name: 'backend-leaf-7/lldp.txt:426' }).click();
    expect(await page.locator('.room-meant').textContent()).toMatch(/^ {3}426 .*"Ethernet160": \{$/);
    await page.keyboard.press('Escape');
    await selected(page)
      .getByRole('button', { name: /backend-leaf-7 port 21/ })
      .click();
    await selected(page).getByText('planned:').first().waitFor();
    const both = await selected(page).textContent();
    for (const part of ['su-1 backend leafs', 'FEC RS', 'serial M', 'two plugs are exchanged'])
      expect(both).toContain(part);
    const again = await app.page(new URL(page.url()).hash);
    await selected(again).getByText('planned:').first().waitFor();
    expect(await selected(again).textContent()).toBe(both);
    await again.context().close();
    await page.context().close();
  });

  it('shows only what has a verdict, and only what is of a rail', async () => {
    const page = await app.page(REHEARSED);
    await page.getByRole('button', { name: /missing 1/ }).click();
    await page.getByRole('option').nth(1).waitFor({ state: 'detached' });
    expect(await page.getByRole('option').count()).toBe(1);
    await page.getByRole('tab', { name: 'Links' }).click();
    await page.getByRole('option', { name: /missing backend-leaf-11 port 20 to backend-spine-2 port 22/ }).waitFor();
    await page.getByRole('button', { name: /missing 1/ }).click();
    await page.getByRole('button', { name: /Rail/ }).click();
    await page.getByRole('option', { name: 'rail 3' }).click();
    await page.waitForFunction(() => document.querySelector('.room-title h2')?.textContent?.includes('of 64 cables'));
    expect(await page.getByRole('tab', { name: /Findings/ }).textContent()).toBe('Findings 2');
    await page.context().close();
  });

  it('keeps the ticks of the work list over a reload, and gives the list as files', async () => {
    const page = await app.page(`${REHEARSED}&tab=work`);
    const first = page.getByRole('checkbox', { name: /exchange the plugs at backend-spine-3/ });
    await first.check();
    await page.getByText('1 of 1 done').waitFor();
    await page.reload();
    await first.waitFor();
    expect(await first.isChecked()).toBe(true);
    for (const [format, start] of [
      ['CSV', 'rack,device,port,order,code,why,open'],
      ['HTML', '<!doctype html>'],
    ] as const) {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: `Work list as ${format}` }).click();
      const file = await download;
      expect(file.suggestedFilename()).toBe(`ai-400g-work-list.${format.toLowerCase()}`);
      const content = readFileSync(await file.path(), 'utf8');
      expect(content.startsWith(start)).toBe(true);
      expect(content).toContain('exchange the plugs at backend-spine-3 port 13 and port 15');
    }
    await page.context().close();
  });

  it('tells the verdict of a device and of a cable that is picked on the map', async () => {
    const page = await app.page(REHEARSED);
    await ready(page);
    await page.locator('.map-canvas').focus();
    await page.keyboard.press('Enter');
    await selected(page).getByRole('button', { name: 'Show only this device' }).waitFor();
    await page.keyboard.press('ArrowRight');
    // near enough for cages to be told apart, the middle of the map is the device that was gone to
    const box = await page.locator('.map-canvas').boundingBox();
    if (!box) throw new Error('the map has no place on the page');
    await page.keyboard.press('0');
    for (let step = 1; step < 40 && !page.url().includes('link='); step++)
      await page.mouse.click(box.x + (box.width * 3) / 4, box.y + box.height * (0.25 + step / 100));
    expect(page.url()).toContain('link=');
    await selected(page).getByText('planned:').first().waitFor();
    expect(await selected(page).locator('.room-said').textContent()).toMatch(/right|wrong|missing/);
    await page.keyboard.press('Escape');
    await page.context().close();
  });

  it('reads a folder that is chosen, and keeps it until it is put away', async () => {
    const page = await app.page('#/room');
    await page.locator('input[type="file"][webkitdirectory]').setInputFiles(state);
    await headline(page).waitFor();
    expect(await headline(page).textContent()).toBe('ai-400g: 510 of 512 cables are right, 2 wrong');
    expect(await page.locator('.room-source').textContent()).toContain('168 files read, in this browser');
    // back from another view it is still there
    await page.getByRole('link', { name: 'Source' }).click();
    await page.getByRole('link', { name: 'Room', exact: true }).click();
    await headline(page).waitFor();
    await page.getByRole('button', { name: 'Put the room away' }).click();
    await page.getByText('Drop the folder').waitFor();
    await page.context().close();
  });

  it('reads a folder that is dropped, with all that is in it', async () => {
    const page = await app.page('#/room');
    await page.getByText('Drop the folder').waitFor();
    const browser = await page.context().newCDPSession(page);
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await browser.send('Input.dispatchDragEvent', {
        type,
        x: 600,
        y: 400,
        data: { items: [], files: [state], dragOperationsMask: 1 },
      });
    await headline(page).waitFor();
    expect(await headline(page).textContent()).toBe('ai-400g: 510 of 512 cables are right, 2 wrong');
    await page.context().close();
  });

  it('takes nothing and garbage for unknown, never for right, and stays alive', async () => {
    const page = await app.page('#/room');
    await drop(page, { 'photo.png': '\u0089PNG\u0000\u0001', 'backend-leaf-1.lldp.json': '{"lldp": [' });
    await headline(page).waitFor();
    expect(await headline(page).textContent()).toBe('ai-400g: 0 of 512 cables are right, 512 unknown');
    await page.getByRole('tab', { name: /Not known/ }).click();
    await page.getByText('a form that is not read').first().waitFor();
    await page.getByText('nothing was collected from').first().waitFor();
    // what has no file of a room in it takes nothing away
    await drop(page, { '.DS_Store': 'x' });
    await page.getByText('There is no file').waitFor();
    expect(await headline(page).textContent()).toContain('512 unknown');
    await page.context().close();
  });

  it('knows a ledger and interfaces.csv among the files, and what is wrong in them', async () => {
    const page = await app.page('#/room');
    await drop(page, {
      'backend-leaf-1.lldp.json':
        '{"lldp": {"interface": [{"Ethernet0": {"chassis": {"h100-1": {}}, "port": {"id": {"type": "ifname", "value": "ens3f0np0"}}}}]}}',
    });
    await headline(page).waitFor();
    expect(await headline(page).textContent()).toContain('0 of 512');
    // tables alone are added
    await drop(page, {
      'interfaces.csv': 'device,port,interface\nh100-1,gpu1,ens3f0np0\n',
      'scan.csv': 'device,port,cable\nh100-1,gpu2,C1\nbackend-leaf-2,1,C1\nnobody,1,C2\n',
    });
    await page.waitForFunction(() => document.querySelector('.room-title h2')?.textContent?.includes('2 of 512'));
    expect(await page.locator('.room-source').textContent()).toContain('Ledger: scan.csv');
    await page.getByText('LW9103').waitFor();
    await page.context().close();
  });

  it('opens a fabric file that is dropped as any other view does', async () => {
    const page = await app.page('#/room');
    await drop(page, { 'mine.yaml': text.replace('name: ai-400g', 'name: mine') });
    await page.waitForURL(/#\/source/);
    await page.context().close();
  });
});
