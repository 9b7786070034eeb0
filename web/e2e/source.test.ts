import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App, chromiumPath } from './browser.ts';

const text = readFileSync('examples/ai-400g/fabric.yaml', 'utf8');

const put = async (page: Page, source: string): Promise<void> => {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(source);
};
const shown = (page: Page): Promise<string | null> => page.locator('.cm-content').textContent();

describe.skipIf(chromiumPath() === undefined)('the source view', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open({ file: 'fabric.yaml', text });
  });
  afterAll(async () => {
    expect(app.faults).toEqual([]);
    await app.close();
  });

  it('opens with the fabric compiled and its network drawn', async () => {
    const page = await app.page('');
    expect(await page.locator('.status').textContent()).toBe('512 links proved');
    expect(await page.locator('.networks svg').getAttribute('aria-label')).toContain('8 spines, 16 leafs, 32 servers');
    expect(page.url()).toContain('#/source');
    await page.context().close();
  });

  it('shows a mistake where it was typed, offers the checked change, applies it, and undoes it', async () => {
    const page = await app.page('#/source');
    await put(page, text.replace('to: backend', 'to: bakend'));
    await page.locator('.status-bad').waitFor();
    const found = page.locator('.diagnostic-error').first();
    expect(await found.textContent()).toContain('bakend');
    await page.locator('.cm-lintRange-error').first().waitFor();
    await found.getByRole('button', { name: 'Apply' }).click();
    await page.locator('.status-good').waitFor();
    expect(await shown(page)).toContain('to: backend');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.locator('.status-bad').waitFor();
    expect(await shown(page)).toContain('to: bakend');
    await page.getByRole('button', { name: 'Redo' }).click();
    await page.locator('.status-good').waitFor();
    await page.context().close();
  });

  it('keeps the last picture while the file is broken, and stays alive', async () => {
    const page = await app.page('#/source');
    await put(page, 'a: [');
    await page.locator('.status-bad').waitFor();
    expect(await page.locator('.networks .note').textContent()).toContain('last design');
    expect(await page.locator('.networks svg').count()).toBe(1);
    await put(page, '\u0000'.repeat(2000));
    await page.locator('.status-bad').waitFor();
    await put(page, text);
    await page.locator('.status-good').waitFor();
    await page.context().close();
  });

  it('opens a dropped file, and says why it does not open a binary or a huge one', async () => {
    const page = await app.page('#/source');
    const drop = (bytes: number, name: string, start: string): Promise<void> =>
      page.evaluate(
        ([length, label, head]) => {
          const data = new DataTransfer();
          data.items.add(new File([head as string, new Uint8Array(length as number)], label as string));
          window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
        },
        [bytes, name, start] as const,
      );
    await drop(100, 'photo.png', '\\u0089PNG');
    await page.locator('.notice', { hasText: 'no text' }).waitFor();
    await drop(100_000_000, 'huge.yaml', 'a: 1');
    await page.locator('.notice', { hasText: '95.4 MB' }).waitFor();
    expect(await page.locator('.status').textContent()).toBe('512 links proved');
    await drop(0, 'mine.yaml', text.replace('name: ai-400g', 'name: mine'));
    await page.locator('.brand', { hasText: 'mine.yaml' }).waitFor();
    expect(await shown(page)).toContain('name: mine');
    await page.context().close();
  });

  it('opens a file dropped on the editor once, undoes it with its name, and refuses what is no fabric', async () => {
    const page = await app.page('#/source');
    const drop = (name: string, source: string): Promise<void> =>
      page.evaluate(
        ([label, content]) => {
          const data = new DataTransfer();
          data.items.add(new File([content], label, { type: 'text/plain' }));
          const place = document.querySelector('.cm-content');
          const { left, top } = place?.getBoundingClientRect() ?? { left: 0, top: 0 };
          place?.dispatchEvent(
            new DragEvent('drop', {
              dataTransfer: data,
              bubbles: true,
              cancelable: true,
              clientX: left + 5,
              clientY: top + 5,
            }),
          );
        },
        [name, source] as const,
      );
    await drop('notes.txt', 'milk, bread');
    await page.locator('.notice', { hasText: 'no fabric file' }).waitFor();
    expect(await shown(page)).toContain('name: ai-400g');
    await drop('mine.yaml', text.replace('name: ai-400g', 'name: mine'));
    await page.locator('.brand', { hasText: 'mine.yaml' }).waitFor();
    await page.locator('.status-good').waitFor();
    expect((await shown(page))?.match(/lanewright: 1/g)).toHaveLength(1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.locator('.brand', { hasText: 'fabric.yaml' }).waitFor();
    expect(await shown(page)).toContain('name: ai-400g');
    expect(await page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);
    await page.context().close();
  });

  it('marks what is edited, keeps it over a reload, asks before it is left, and saves it', async () => {
    const page = await app.page('#/source');
    expect(await page.locator('.edited').count()).toBe(0);
    await put(page, text.replace('name: ai-400g', 'name: edited'));
    await page.locator('.edited').waitFor();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.reload();
    await page.locator('.notice', { hasText: 'kept' }).waitFor();
    expect(asked).toEqual(['beforeunload']);
    expect(await shown(page)).toContain('name: edited');
    const download = page.waitForEvent('download');
    await page.keyboard.press('Control+s');
    const file = await download;
    expect(file.suggestedFilename()).toBe('fabric.yaml');
    expect(readFileSync(await file.path(), 'utf8')).toContain('name: edited');
    await page.locator('.edited').waitFor({ state: 'detached' });
    // what was saved is not lost by leaving: nothing is asked
    await page.reload();
    await page.locator('.status-good').waitFor();
    expect(asked).toHaveLength(1);
    expect(await page.locator('.edited').count()).toBe(0);
    expect(await shown(page)).toContain('name: edited');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.waitForFunction(() => document.querySelector('.cm-content')?.textContent?.includes('name: ai-400g'));
    await page.context().close();
  });

  it('leads from a device of the picture to the same on the map, its name clicked too', async () => {
    const page = await app.page('#/source');
    const box = await page.locator('.networks .p-pick').nth(20).boundingBox();
    if (!box) throw new Error('nothing can be picked');
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForURL(/#\/map\/.+/);
    await page.locator('.map-panel').getByText('Model').waitFor();
    await page.context().close();
  });

  it('reaches the view past the header by one key, and leaves the editor by two', async () => {
    const page = await app.page('#/source');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
    await page.locator('.cm-content').focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.cm-editor') === null)).toBe(true);
    await page.context().close();
  });

  it('completes keys, models and names, and tells what a word means', async () => {
    const page = await app.page('#/source');
    await put(page, `${text}\nfibre: { `);
    await page.keyboard.press('Control+Space');
    await page.locator('.cm-tooltip-autocomplete').getByText('multimode', { exact: true }).first().waitFor();
    await put(page, text);
    await page.locator('.cm-line span', { hasText: /^oversubscription$/ }).hover();
    await page.locator('.meaning').getByText('bandwidth').first().waitFor();
    await page.context().close();
  });

  it.each([
    ['SR8', 'GEN-QDD-400G-SR8', /#\/buy/],
    ['h100-3 gpu3', 'h100-3 gpu3', /#\/map\/h100%2F3%3Agpu3/],
    ['h100-3 gpu3 leaf-3', 'h100-3 gpu3 to backend-leaf-3', /#\/link\/.+\/-\/backend%2Fh100%2F3%3Agpu3/],
  ])('finds parts, ports and links: %s', async (words, first, address) => {
    const page = await app.page('#/source');
    await page.locator('.brand').click();
    await page.keyboard.press('/');
    await page.getByPlaceholder('Find a view').fill(words);
    const hit = page.getByRole('menuitem').first();
    await hit.filter({ hasText: first }).waitFor();
    await hit.click();
    await page.waitForURL(address);
    await page.context().close();
  });

  it('finds views, devices and links by /', async () => {
    const page = await app.page('#/source');
    await page.locator('.brand').click();
    await page.keyboard.press('/');
    await page.getByPlaceholder('Find a view').fill('leaf-spine');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/link\//);
    await page.context().close();
  });
});
