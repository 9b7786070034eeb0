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
    await fix.getByRole('button', { name: 'Try here' }).click();
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
    // the first match is marked
    await page.keyboard.press('Enter');
    await page.locator('.lk-fails').waitFor();
    await page.context().close();
  });

  it.each([
    ['Control+A', 'DR4', 'DR4'],
    ['End', '-X', 'GEN-QDD-400G-VR4-X'],
    ['Shift+Home', 'DR4', 'DR4'],
  ])('keeps every letter typed slowly into a part box: %s, then %s', async (key, letters, left) => {
    const page = await app.page('#/link');
    await headline(page).waitFor();
    const box = page.getByRole('combobox', { name: 'Part at end a' });
    const part = await box.inputValue();
    await box.focus();
    if (key === 'Shift+Home') await page.keyboard.press('End');
    await page.keyboard.press(key);
    await page.keyboard.type(letters, { delay: 60 });
    expect(await box.inputValue()).toBe(left.replace('GEN-QDD-400G-VR4', part));
    // left without a choice it is the part again
    await page.keyboard.press('Escape');
    expect(await box.inputValue()).toBe(part);
    await page.context().close();
  });

  it('steps a length by whole metres, and takes a fraction that is typed', async () => {
    const page = await app.page('#/link');
    await headline(page).waitFor();
    const length = page.getByRole('textbox', { name: 'Length, m' });
    const field = page.locator('.lk-number').filter({ hasText: 'Length' });
    const is = async (value: string) => {
      await page.waitForURL((url) => decodeURIComponent(url.hash).includes(`"lengthM":${value}`));
      expect(await length.inputValue()).toBe(value);
    };
    expect(await length.inputValue()).toBe('20');
    await field.getByRole('button', { name: /Decrease|−/ }).click();
    await is('19');
    await length.focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await is('21');
    await length.fill('2.5');
    await length.press('Enter');
    await is('2.5');
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
    // the status leads to the link that fails
    await page.locator('.status').getByRole('link', { name: '1 error' }).click();
    // what fails comes first
    await page.locator('.lk-fails').waitFor();
    expect(await page.locator('.lk-headline').textContent()).toContain('160 m');
    await page.locator('.lk-fixes li').first().getByRole('button', { name: 'Try here' }).click();
    await page.locator('.lk-works').waitFor();
    await page.context().close();
  });

  it('tells changes of the file from trials, and what each changes', async () => {
    const page = await app.page('#/link/backend%2Fleaf-spine%2F400G');
    await page.locator('.lk-fails').waitFor();
    const partless = page.getByRole('region', { name: 'In the fabric file' });
    expect(await partless.locator('.what').first().textContent()).toContain('with multimode parts');
    expect(await partless.locator('.fixes li').first().textContent()).toContain('multimode → auto');
    await partless.getByRole('button', { name: 'Change the file' }).first().click();
    await page.locator('.status-good').waitFor();
    await page.context().close();
  });

  it('is drawn on the map with the links that fail told from the others, and kept in Buy as it was', async () => {
    const page = await app.page('#/map');
    await page.locator('.map-canvas[data-ready="true"]').waitFor();
    expect(await page.locator('.map-legend').textContent()).toMatch(/not proved256.*resting on assumptions256/);
    await page.getByRole('link', { name: 'Buy and power' }).click();
    await page.getByText('Nothing can be bought yet').waitFor();
    await page.getByRole('link', { name: 'Links' }).click();
    await page.getByRole('button', { name: 'Change the file' }).first().click();
    await page.locator('.status-good').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.locator('.status-bad').waitFor();
    await page.getByRole('link', { name: 'Buy and power' }).click();
    await page.getByText('the last design that did is shown').waitFor();
    await page.context().close();
  });
});
