import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App, chromiumPath } from './browser.ts';

const text = readFileSync('examples/ai-400g/fabric.yaml', 'utf8');

const ready = async (page: Page): Promise<void> => {
  await page.locator('.map-canvas[data-ready="true"]').waitFor();
};
const selected = (page: Page) => page.getByRole('region', { name: 'Selected' });

describe.skipIf(chromiumPath() === undefined)('the map', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open({ file: 'fabric.yaml', text });
  });
  afterAll(async () => {
    expect(app.faults).toEqual([]);
    await app.close();
  });

  it('tells the whole first', async () => {
    const page = await app.page('#/map');
    await ready(page);
    for (const words of ['16', '8', '32', '512']) expect(await selected(page).textContent()).toContain(words);
    await page.context().close();
  });

  it('selects what is clicked, and the address says what', async () => {
    const page = await app.page('#/map');
    await ready(page);
    const box = await page.locator('.map-canvas').boundingBox();
    if (!box) throw new Error('the map has no place on the page');
    // a row of pixels across the picture meets something that can be selected
    for (let step = 1; step < 20 && !/#\/map\/[^-]/.test(page.url()); step++)
      await page.mouse.click(box.x + box.width / 2, box.y + (box.height * step) / 20);
    expect(page.url()).toMatch(/#\/map\/[^-]/);
    const name = await selected(page).locator('h2').textContent();
    const again = await app.page(new URL(page.url()).hash);
    await ready(again);
    expect(await selected(again).locator('h2').textContent()).toBe(name);
    await again.context().close();
    await page.context().close();
  });

  it('goes from device to device by keyboard, and lets go', async () => {
    const page = await app.page('#/map');
    await ready(page);
    await page.locator('.map-canvas').focus();
    await page.keyboard.press('Enter');
    await selected(page).getByText('Model').waitFor();
    const first = await selected(page).locator('h2').textContent();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction((name) => document.querySelector('.map-panel h2')?.textContent !== name, first);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => /#\/map\/?$/.test(location.href));
    await page.context().close();
  });

  it('leads from a port to the lanes of its link', async () => {
    const page = await app.page('#/map');
    await ready(page);
    await page.locator('.map-canvas').focus();
    await page.keyboard.press('Enter');
    await selected(page).getByRole('link', { name: '400G' }).first().click();
    await page.locator('.lk-headline').waitFor();
    expect(await page.locator('.lk-headline').textContent()).toContain('This link works');
    await page.context().close();
  });

  it('leads from a port to its own link: its ends by name, and its port in the commands', async () => {
    const page = await app.page('#/map/backend%2Fleaf%2F3');
    await ready(page);
    const row = selected(page).getByRole('row', { name: /^5 h100-5 gpu3/ });
    // one wording for a verdict, in the legend and in the table
    expect(await row.textContent()).toContain('proved, resting on assumptions');
    await row.getByRole('link').click();
    await page.locator('.lk-headline').waitFor();
    expect(await page.locator('.lk-headline').textContent()).toContain('proved, resting on assumptions');
    expect(await page.locator('.lk-panel h2').textContent()).toBe('h100-5 gpu3 to backend-leaf-3 5');
    expect(await page.getByRole('region', { name: 'Settings of end b' }).locator('pre').first().textContent()).toMatch(
      /swp5\b|Ethernet\d+/,
    );
    await page.context().close();
  });

  it('says that a thing is not in this fabric, and colours by what the address asks for', async () => {
    const page = await app.page('#/map/no-such-device/power');
    await ready(page);
    await page.getByText('There is no').waitFor();
    expect(await page.locator('.map-side').textContent()).toContain('no-such-device');
    await page.context().close();
  });
});
