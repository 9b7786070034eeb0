import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App, chromiumPath } from './browser.ts';

const text = readFileSync('examples/ai-400g/fabric.yaml', 'utf8');

describe.skipIf(chromiumPath() === undefined)('buy and power', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open({ file: 'fabric.yaml', text });
  });
  afterAll(async () => {
    expect(app.faults).toEqual([]);
    await app.close();
  });

  it('says how many of which module must be bought', async () => {
    const page = await app.page('#/buy');
    const row = page.getByRole('row', { name: /GEN-QDD-400G-SR8/ });
    // 256 links between leafs and spines have two ends
    expect(await row.textContent()).toContain('512');
    await page.context().close();
  });

  it('gives the order as CSV and to the clipboard', async () => {
    const page = await app.page('#/buy');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download CSV' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('ai-400g-bom.csv');
    const csv = readFileSync(await file.path(), 'utf8').split('\n');
    expect(csv[0]).toContain('kind,part,vendor,part_number');
    expect(csv.find((line) => line.includes('GEN-QDD-400G-SR8'))).toContain('512');
    await page.getByRole('button', { name: 'Copy for a spreadsheet' }).click();
    await page.getByText('Copied').waitFor();
    const cells = await page.evaluate(() => navigator.clipboard.readText());
    expect(cells.split('\n')[0]?.split('\t').slice(0, 2)).toEqual(['Kind', 'Part']);
    await page.context().close();
  });

  it('says what is exchanged where only the totals agree, each reason once', async () => {
    const page = await app.page('#/buy/with/optics.media=singlemode');
    await page.locator('.differences').first().waitFor();
    const headline = await page.locator('.figures').textContent();
    for (const words of ['1024 of 1024', '512 of 512', 'OM4 → OS2', '+2.8 kW']) expect(headline).toContain(words);
    expect(headline).not.toContain('the same');
    expect(await page.locator('.drawn li').allTextContents()).toEqual([
      expect.stringContaining('18 W a link, now 21 W'),
      expect.stringContaining('16 W a link, now 24 W'),
    ]);
    const parts = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Parts to buy' }) });
    expect(await parts.locator('.why').count()).toBe(2);
    await page.context().close();
  });

  it('compares with a design of other settings, with the reasons', async () => {
    const page = await app.page('#/buy/with/');
    await page.getByRole('button', { name: /Change/ }).click();
    await page.getByRole('option', { name: 'backend: oversubscription' }).click();
    await page.getByRole('button', { name: /To/ }).click();
    await page.getByRole('option', { name: '3:1' }).click();
    await page.locator('.differences').first().waitFor();
    expect(page.url()).toContain('networks.backend.oversubscription=3%3A1');
    const links = page.getByRole('row', { name: /leaf to spine, 400G/ }).first();
    expect(await links.textContent()).toContain('were 256');
    await page.getByRole('button', { name: 'Take B as the open file' }).click();
    await page.getByText('Both files say the same').waitFor();
    await page.getByRole('link', { name: 'An earlier text' }).click();
    await page.locator('.differences').first().waitFor();
    expect(await page.locator('.behind').textContent()).toContain('networks.backend.oversubscription');
    await page.context().close();
  });

  it('says why another file does not compile, and takes a good one', async () => {
    const page = await app.page('#/buy/file');
    await page.getByLabel('Paste the other fabric file').fill('a: [');
    await page.getByText('does not compile').waitFor();
    await page.getByRole('textbox').fill(text.replace('media: auto', 'media: singlemode'));
    await page.locator('.differences').first().waitFor();
    expect(await page.locator('.behind').textContent()).toContain('optics.media');
    await page.context().close();
  });
});
