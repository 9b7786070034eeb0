import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VIEWS } from '../src/app/views.ts';
import { violationsOf } from './axe.ts';
import { App, chromiumPath } from './browser.ts';

/** WCAG 2.2 AA, as far as a program can see it, for every view, in light and dark, wide and on a tablet. */
describe.skipIf(chromiumPath() === undefined)('accessibility', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open({ file: 'fabric.yaml', text: readFileSync('examples/ai-400g/fabric.yaml', 'utf8') });
  });
  afterAll(async () => {
    expect(app.faults).toEqual([]);
    await app.close();
  });

  const sizes = { wide: { width: 1280, height: 800 }, tablet: { width: 820, height: 1100 } };
  /** Answers that a view shows only when it is asked something. */
  const ASKED = [
    'room/rehearse=8&faults=swap:1,dirty:1&finding=0',
    'room/rehearse=8&faults=swap:1,dirty:1&tab=work&link=nothing',
    'room/rehearse=8&faults=swap:1,dirty:1&tab=links',
    'explorer/ports/from=NV-SN4700&to=NIC-CX7-Q1',
    'explorer/ports/from=NV-SN4700&to=NIC-CX7-Q1&length=30+km&speed=400',
    'explorer/matrix/far=GEN-QSFP112-400G-DR4',
    'buy/with/optics.media=singlemode',
    'module/read/part=GEN-QDD-400G-DR4&page=00&at=200&field=ModulePowerClass',
    'module/link/part=GEN-QDD-400G-DR4&from=NV-SN4700&to=NIC-CX7-Q1',
    'module/compare/part=GEN-DAC-QSFP28-100G&with=part:GEN-DAC-QSFP28-100G@b',
  ];
  const cases = [...VIEWS.map(({ id }) => id), ...ASKED].flatMap((address) => [
    [address, 'wide', 'light'] as const,
    [address, 'wide', 'dark'] as const,
    [address, 'tablet', 'light'] as const,
  ]);

  it.each(cases)('%s, %s, %s', async (address, size, colorScheme) => {
    const page = await app.page(`#/${address}`, sizes[size]);
    await page.emulateMedia({ colorScheme });
    await page.locator(`.view-${address.split('/')[0]}`).waitFor();
    await page.locator('.loading').waitFor({ state: 'detached' });
    if (address === 'link') await page.locator('.lk-panel').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, 'nothing is cut off at the side').toBeLessThanOrEqual(0);
    const below = await page.evaluate(() => {
      const { scrollHeight, clientHeight } = document.scrollingElement ?? document.documentElement;
      return scrollHeight - clientHeight;
    });
    expect(below, 'the panes scroll, the page does not').toBeLessThanOrEqual(0);
    expect(await page.locator('h1').count()).toBe(1);
    await page.context().close();
  });
});
