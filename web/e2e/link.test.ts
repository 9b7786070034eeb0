import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App, chromiumPath } from './browser.ts';

const text = readFileSync('examples/ai-400g/fabric.yaml', 'utf8');

const swap = async (page: Page, end: 'a' | 'b', part: string): Promise<void> => {
  await page.getByRole('combobox', { name: `Part at end ${end}` }).fill(part);
  await page
    .getByRole('option', { name: `${part} ` })
    .first()
    .click();
};
const headline = (page: Page) => page.locator('.lk-headline');

describe.skipIf(chromiumPath() === undefined)('the link inspector', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open({ file: 'fabric.yaml', text });
  });
  afterAll(async () => {
    expect(app.faults).toEqual([]);
    await app.close();
  });

  it('opens the first kind of link: its lanes, its loss, its settings and its rules', async () => {
    const page = await app.page('#/link');
    await headline(page).waitFor();
    expect(await headline(page).textContent()).toContain('This link works');
    expect(decodeURIComponent(page.url())).toMatch(/#\/link\/[^/]+\/.+/);
    for (const words of ['400G', 'FEC on the line', 'loss margin', 'latency, one way'])
      expect(await page.locator('.lk-verdict').textContent()).toContain(words);
    // four lanes of 100G: each host lane is told with where it ends
    const lanes = page.locator('.lk-main svg').first();
    await lanes.waitFor();
    await page.context().close();
  });

  it('says at once that a part does not work, why, and what would mend it', async () => {
    const page = await app.page('#/link');
    await headline(page).waitFor();
    const before = page.url();
    // its far end is multimode: single-mode light has nothing to meet
    await swap(page, 'b', 'GEN-QDD-400G-DR4');
    await page.locator('.lk-fails').waitFor();
    expect(await headline(page).textContent()).toContain('This link fails');
    expect(await page.locator('.lk-first').textContent()).toMatch(/LW\d{4}/);
    const fix = page.locator('.lk-fixes li').first();
    await fix.getByRole('button', { name: 'Apply' }).click();
    await page.locator('.lk-works').waitFor();
    // what was changed is in the address: going back undoes it
    await page.goBack();
    await page.locator('.lk-fails').waitFor();
    await page.goBack();
    await page.locator('.lk-works').waitFor();
    expect(page.url()).toBe(before);
    await page.context().close();
  });

  it('takes another length, and refuses what the light cannot reach', async () => {
    const page = await app.page('#/link');
    await headline(page).waitFor();
    const length = page.getByRole('textbox', { name: 'Length, m' });
    await length.fill('9000');
    await length.press('Enter');
    await page.locator('.lk-fails').waitFor();
    await page.context().close();
  });

  it('swaps a part by keyboard alone', async () => {
    const page = await app.page('#/link');
    await headline(page).waitFor();
    await page.getByRole('combobox', { name: 'Part at end b' }).focus();
    await page.keyboard.type('QDD-400G-DR4');
    await page.getByRole('option', { name: 'GEN-QDD-400G-DR4 ' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.lk-fails').waitFor();
    await page.context().close();
  });

  it('keeps an address that is no link beside its reason', async () => {
    const page = await app.page('#/link/free/nonsense');
    await page.getByText('This address is not one of a link').waitFor();
    await page.goto(page.url().replace('#/link/free/nonsense', '#/link/no-such-class'));
    await page.locator('.lk-main [role="alert"], .lk-main .empty').first().waitFor();
    await page.context().close();
  });
});

describe.skipIf(chromiumPath() === undefined)('a fabric with a link that fails', () => {
  let app: App;
  beforeAll(async () => {
    // 160 m of OM4: no 400G over multimode reaches that far
    const far = text.replace('leaf-spine: 60 m', 'leaf-spine: 160 m').replace('media: auto', 'media: multimode');
    app = await App.open({ file: 'fabric.yaml', text: far });
  });
  afterAll(async () => {
    expect(app.faults).toEqual([]);
    await app.close();
  });

  it('leads from the mistake to its cause, with what would mend it', async () => {
    const page = await app.page('#/source');
    await page.locator('.status-bad').waitFor();
    expect(await page.locator('.diagnostic-error').first().textContent()).toMatch(/LW\d{4}/);
    await page.getByRole('link', { name: 'Links' }).click();
    // what fails comes first
    await page.locator('.lk-fails').waitFor();
    expect(await page.locator('.lk-headline').textContent()).toContain('160 m');
    await page.locator('.lk-fixes li').first().getByRole('button', { name: 'Apply' }).click();
    await page.locator('.lk-works').waitFor();
    await page.context().close();
  });
});
