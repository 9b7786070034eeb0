import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App, chromiumPath } from './browser.ts';

const text = readFileSync('examples/ai-400g/fabric.yaml', 'utf8');

const pick = async (page: Page, field: string, words: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: field }).fill(words);
  await page.getByRole('option', { name: option }).first().click();
};

describe.skipIf(chromiumPath() === undefined)('the compatibility explorer', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open({ file: 'fabric.yaml', text });
  });
  afterAll(async () => {
    expect(app.faults).toEqual([]);
    await app.close();
  });

  it('answers what joins two ports that are found by typing, and the address is the answer', async () => {
    const page = await app.page('#/explorer');
    await pick(page, 'From port', 'sn4700', 'NV-SN4700');
    await pick(page, 'To port', 'cx7 qsfp112', 'NIC-CX7-Q1');
    await page.locator('.choice').first().waitFor();
    expect(await page.locator('.way h2').first().textContent()).toContain('400G');
    expect(page.url()).toContain('#/explorer/ports/from=NV-SN4700&to=NIC-CX7-Q1');
    const first = await page.locator('.choice').first().textContent();
    for (const words of ['FEC of the host', 'accepted by the host', 'supported by the vendor', 'Valid by standard'])
      expect(first).toContain(words);
    const again = await app.page(new URL(page.url()).hash);
    await again.locator('.choice').first().waitFor();
    expect(await again.locator('.choice').first().textContent()).toBe(first);
    await again.context().close();
    await page.context().close();
  });

  it('takes the first match by Enter, and another when a port is typed over', async () => {
    const page = await app.page('#/explorer');
    const from = page.getByRole('combobox', { name: 'From port' });
    await from.focus();
    await page.keyboard.type('sn4700', { delay: 60 });
    await page.keyboard.press('Enter');
    await page.waitForURL(/from=NV-SN4700/);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('sn5600', { delay: 60 });
    expect(await from.inputValue()).toBe('sn5600');
    await page.keyboard.press('Enter');
    await page.waitForURL(/from=NV-SN5600/);
    await page.context().close();
  });

  it('says why nothing joins two ports, and what would', async () => {
    const page = await app.page('#/explorer/ports/from=NV-SN4700&to=NIC-CX7-Q1&length=30+km&speed=400');
    await page.locator('.openings li').first().waitFor();
    expect(await page.locator('.misses li').count()).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'Show it' }).first().click();
    await page.locator('.choice').first().waitFor();
    await page.context().close();
  });

  it('says yes or no in a line, and keeps the answer while a length is none', async () => {
    const page = await app.page('#/explorer/ports/from=NV-SN4700&to=NIC-CX7-Q1');
    await page.locator('.yes').waitFor();
    expect(await page.locator('.yes').textContent()).toContain(
      'Yes, 400G: with GEN-QDD-400G-SR4 + GEN-QSFP112-400G-SR4',
    );
    for (const length of ['0', '-5', 'abc']) {
      await page.getByLabel('Length').fill(length);
      await page.locator('.field-error').waitFor();
      expect(await page.locator('.asked').textContent(), length).toContain('over 30 m');
      expect(await page.locator('.choice').count()).toBeGreaterThan(0);
      await page.getByLabel('Length').fill('30 m');
      await page.locator('.field-error').waitFor({ state: 'detached' });
    }
    await page.context().close();
  });

  it('puts the parts of the makers of the hosts first where that is wanted', async () => {
    const page = await app.page('#/explorer/ports/from=NV-SN4700&to=NIC-CX7-Q1&prefer=vendor');
    await page.locator('.choice').first().waitFor();
    expect(await page.locator('.choice-parts').first().textContent()).toMatch(/^NV-.+ \+ NV-/);
    await page.context().close();
  });

  it('knows no margin where a budget is unknown', async () => {
    const page = await app.page('#/explorer/ports/from=NV-SN4700&to=NIC-CX7-Q1&media=multimode');
    const head = page.getByRole('button', { name: 'GEN-QDD-400G-SR4 + GEN-QSFP112-400G-VR4' });
    await head.waitFor();
    expect(await head.textContent()).toContain('margin unknown');
    await page.context().close();
  });

  it('keeps a mistyped length beside its reason, and a port that is not there', async () => {
    const page = await app.page('#/explorer/ports/from=NV-SN4700&to=NIC-CX7-Q1&length=far');
    await page.locator('.field-error').waitFor();
    await page.getByLabel('Length').fill('2 m');
    await page.locator('.choice').first().waitFor();
    await page.goto(page.url().replace('NIC-CX7-Q1', 'NIC-NONE'));
    await page.getByText('no port named').waitFor();
    await page.context().close();
  });

  it('tells the reason of any cell of the matrix by keyboard alone', async () => {
    const page = await app.page('#/explorer/matrix/words=QSFP112-400G-DR4');
    await page.locator('.matrix-no').first().waitFor();
    await page.getByLabel('Words').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    const told = await page.locator('.cell-details').textContent();
    expect(told).toContain('does not run');
    expect(told).toMatch(/[A-Z]+_[A-Z]+/);
    await page.context().close();
  });

  it('narrows the matrix by what is asked, against a far end', async () => {
    const page = await app.page('#/explorer/matrix/far=GEN-QSFP112-400G-DR4&cage=QSFP-DD&runs=yes');
    const row = page.getByRole('row', { name: 'GEN-QDD-400G-DR4' });
    await row.first().waitFor();
    expect(await row.first().textContent()).toContain('400G');
    expect(await page.locator('.matrix-no').count()).toBe(0);
    await page.context().close();
  });
});
