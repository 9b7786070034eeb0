import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtinCatalog } from '../../src/core/catalog/index.ts';
import { encodePart, linearImage } from '../../src/core/module/index.ts';
import { violationsOf } from './axe.ts';
import { App, chromiumPath } from './browser.ts';

const catalog = builtinCatalog();

/** The linear image of a part of the catalogue, with bytes of it overwritten. */
const dumpOf = (id: string, bytes: Readonly<Record<number, number>> = {}): Buffer => {
  const part = catalog.modules.get(id as never);
  const memory = part && encodePart(part);
  if (!memory) throw new Error(`the catalogue has ${id}`);
  const image = Buffer.from(linearImage(memory));
  for (const [at, byte] of Object.entries(bytes)) image[Number(at)] = byte;
  return image;
};
const dr4 = dumpOf('GEN-QDD-400G-DR4');
/** The maker's name begins in small letters: the checksum of page 00h does not know of it. */
const damaged = dumpOf('GEN-QDD-400G-DR4', { 129: 0x61 });

type Dump = { readonly name: string; readonly buffer: Buffer };

const drop = async (page: Page, dumps: readonly Dump[]): Promise<void> => {
  const files = dumps.map(({ name, buffer }) => ({ name, base64: buffer.toString('base64') }));
  const transfer = await page.evaluateHandle((list) => {
    const made = new DataTransfer();
    for (const { name, base64 } of list)
      made.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
    return made;
  }, files);
  await page.locator('.view-module').dispatchEvent('drop', { dataTransfer: transfer });
};
const option = (page: Page, list: string | RegExp, name: string | RegExp) =>
  page.getByRole('listbox', { name: list }).getByRole('option', { name }).first();
const lit = (page: Page) => page.locator('.mr-digits.mr-chosen').allTextContents();
const pointed = (page: Page) => page.locator('.mr-digits.mr-pointed').allTextContents();

describe.skipIf(chromiumPath() === undefined)('the module reader', () => {
  let app: App;
  beforeAll(async () => {
    app = await App.open({ file: 'fabric.yaml', text: readFileSync('examples/ai-400g/fabric.yaml', 'utf8') });
  });
  afterAll(async () => {
    expect(app.faults).toEqual([]);
    await app.close();
  });

  it('reads a dropped dump, and takes no dump for a fabric', async () => {
    const page = await app.page('#/module');
    await drop(page, [{ name: 'leaf1.bin', buffer: dr4 }]);
    await page.getByRole('heading', { name: 'generic GEN-QDD-400G-DR4' }).waitFor();
    expect(await page.locator('.mr-facts').textContent()).toContain('class 6, at most 12 W');
    const rows = page.getByRole('table', { name: 'Applications' }).getByRole('row');
    expect(await rows.nth(1).textContent()).toContain('400GBASE-DR4');
    await page.getByText('Nothing wrong was found').waitFor();
    expect(await page.locator('.brand').textContent()).toContain('fabric.yaml');
    // another view, and back: the dump is still open
    await page.getByRole('link', { name: 'Links' }).click();
    await page.locator('.lk-headline').waitFor();
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Modules' }).click();
    await page.getByRole('heading', { name: 'generic GEN-QDD-400G-DR4' }).waitFor();
    await page.context().close();
  });

  it('lights the bytes of a field and the fields of a byte, by pointer', async () => {
    const page = await app.page('#/module/read/part=GEN-QDD-400G-DR4&page=00');
    const field = option(page, /Fields of/, '201 MaxPower 12 W');
    await field.hover();
    await expect.poll(() => pointed(page)).toEqual(['30']);
    await field.click();
    expect(await lit(page)).toEqual(['30']);
    // the class has three bits of the byte before
    await option(page, /Bytes of/, /^byte 200:/).hover();
    await expect
      .poll(() => page.locator('.mr-field.mr-pointed').allTextContents())
      .toEqual([expect.stringContaining('ModulePowerClass')]);
    await option(page, /Bytes of/, /^byte 148:/).click();
    expect(await page.locator('.mr-field.mr-chosen .mr-name').allTextContents()).toEqual(['VendorPN']);
    expect(await page.locator('.mr-marked').textContent()).toContain('GEN-QDD-400G-DR4');
    expect(page.url()).toContain('at=148');
    await page.context().close();
  });

  it('does the same by keyboard alone', async () => {
    const page = await app.page('#/module/read/part=GEN-QDD-400G-DR4&page=00&at=128');
    await option(page, /Bytes of/, /^byte 128:/).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/at=129/);
    await page.keyboard.press('ArrowDown');
    await page.waitForURL(/at=145/);
    expect(await page.locator('.mr-field.mr-chosen .mr-name').allTextContents()).toEqual(['VendorOUI']);
    // from the byte to its field, and on to the next one
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.waitForURL(/field=VendorPN/);
    expect(await lit(page)).toHaveLength(16);
    await page.context().close();
  });

  it('opens an address at what it marks', async () => {
    const page = await app.page('#/module/read/part=GEN-QDD-400G-DR4&page=11&at=206-213&field=ACS.AppSelCode');
    await page.locator('.mr-field.mr-chosen').waitFor();
    expect(await lit(page)).toHaveLength(8);
    await expect
      .poll(() =>
        page.locator('.mr-field.mr-chosen').evaluate((row) => {
          const list = row.closest('.mr-fields')?.getBoundingClientRect();
          const own = row.getBoundingClientRect();
          return list !== undefined && own.top >= list.top && own.bottom <= list.bottom;
        }),
      )
      .toBe(true);
    await page.context().close();
  });

  it('leads from a finding to its byte', async () => {
    const page = await app.page('#/module');
    await drop(page, [{ name: 'damaged.bin', buffer: damaged }]);
    const findings = page.getByRole('region', { name: 'Findings' });
    expect(await findings.textContent()).toContain('LW8004');
    await findings.getByRole('button', { name: 'page 00h, byte 222' }).click();
    await page.waitForURL(/page=00&at=222/);
    expect(await page.locator('.mr-field.mr-chosen .mr-name').allTextContents()).toEqual(['Page00Checksum']);
    expect(await violationsOf(page)).toEqual([]);
    // what contradicts itself in the example is told with its place, too
    await drop(page, [{ name: 'contradictory.json', buffer: readFileSync('examples/modules/contradictory.json') }]);
    await page.getByRole('heading', { name: 'generic SAMPLE-400G-DR4' }).waitFor();
    await findings.getByRole('button', { name: 'lower page, byte 89' }).click();
    expect(await lit(page)).toEqual(['04']);
    await page.context().close();
  });

  it('finds a field on any page by its words', async () => {
    const page = await app.page('#/module/read/part=GEN-QDD-400G-DR4');
    await page.getByRole('searchbox', { name: 'Find a field on any page' }).fill('datapath state');
    await page.getByText('No field of the pages').waitFor();
    await page.getByRole('searchbox', { name: 'Find a field on any page' }).fill('dpstatehost');
    await option(page, 'Fields found', /^128 to 131 DPStateHostLane/).click();
    await page.getByRole('listbox', { name: 'Bytes of the page 11h' }).waitFor();
    expect(await lit(page)).toHaveLength(4);
    await page.context().close();
  });

  it('shows what was not read as unknown, never as zero', async () => {
    const page = await app.page('#/module');
    const rows = [...dr4.subarray(0, 256)].map((byte, i) => (i === 201 ? '??' : byte.toString(16).padStart(2, '0')));
    const lines = Array.from({ length: 16 }, (_, i) => {
      const offset = (16 * i).toString(16).padStart(4, '0');
      return `0x${offset}: ${rows.slice(16 * i, 16 * i + 16).join(' ')}`;
    });
    await page.getByRole('textbox', { name: 'Or paste a dump' }).fill(lines.join('\n'));
    await page.getByRole('button', { name: 'Read the text' }).click();
    await page.getByRole('heading', { name: 'generic GEN-QDD-400G-DR4' }).waitFor();
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: '00h' }).click();
    await option(page, /Bytes of/, 'byte 201: not read, MaxPower').click();
    expect(await lit(page)).toEqual(['··']);
    expect(await page.locator('.mr-marked').textContent()).toContain('unknown');
    expect(await page.locator('.mr-facts').textContent()).toContain('at most unknown');
    await page.context().close();
  });

  it('uses a dump in a link: with what meets its light, and says what would not', async () => {
    const page = await app.page('#/module');
    await drop(page, [{ name: 'leaf1.bin', buffer: dr4 }]);
    await page.getByRole('link', { name: 'Use this module in a link' }).click();
    for (const [end, port] of [
      ['From port', 'NV-SN4700'],
      ['To port', 'NIC-CX7-Q1'],
    ] as const) {
      await page.getByRole('combobox', { name: end }).fill(port);
      await page
        .getByRole('option', { name: `${port} ` })
        .first()
        .click();
    }
    await page.getByText('Yes, 400G').waitFor();
    // what its memory does not tell is no pass
    expect(await page.locator('.yes').textContent()).toMatch(/leaf1\.bin.*resting on assumptions/);
    await page.getByRole('region', { name: 'Lane by lane' }).locator('svg').waitFor();
    await page.getByRole('region', { name: 'Rules' }).waitFor();
    // single-mode light reaches 500 m
    await page.getByRole('textbox', { name: 'Length' }).fill('3 km');
    await page.getByText('Nothing joins these ports as asked').waitFor();
    expect(await page.locator('.misses').first().textContent()).toMatch(/LW\d{4}/);
    // what would open a way keeps the module
    await page.getByRole('link', { name: 'Show it' }).first().click();
    await page.getByText('Yes,').waitFor();
    expect(await page.locator('.yes').textContent()).toContain('leaf1.bin');
    expect(page.url()).toContain('#/module/link/dump=leaf1.bin');
    await page.context().close();
  });

  it('asks for the other end of a cable, and has both where the catalogue does', async () => {
    const page = await app.page('#/module');
    await drop(page, [{ name: 'cable.bin', buffer: dumpOf('GEN-DAC-QSFP28-100G') }]);
    await page.getByRole('heading', { name: /GEN-DAC-QSFP28/ }).waitFor();
    const asked = 'from=NV-SN3700&to=NV-SN3700&length=1+m';
    const root = page.url().replace(/#.*/, '');
    await page.goto(`${root}#/module/link/dump=cable.bin&${asked}`);
    await page.getByText('the memory of its other end is needed too').waitFor();
    await page.goto(`${root}#/module/link/part=GEN-DAC-QSFP28-100G&${asked}`);
    await page.getByText('Yes, 100G').waitFor();
    await page.context().close();
  });

  it('compares two modules field by field', async () => {
    const page = await app.page('#/module');
    await drop(page, [
      { name: 'one.bin', buffer: dr4 },
      { name: 'two.bin', buffer: damaged },
    ]);
    await page.getByRole('row', { name: 'two.bin' }).waitFor();
    await page.getByRole('link', { name: 'Compare' }).click();
    await page.getByText('One field differs.').waitFor();
    expect(await page.locator('.mr-diff tbody tr').allTextContents()).toEqual([expect.stringContaining('VendorName')]);
    await page.context().close();
  });

  it('says what is no dump, keeps what is open, and stays alive', async () => {
    const page = await app.page('#/module');
    await drop(page, [
      { name: 'note.txt', buffer: Buffer.from('see you at lunch') },
      { name: 'noise.bin', buffer: Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 193 + 71) & 0xff)) },
      { name: 'empty.bin', buffer: Buffer.alloc(0) },
      { name: 'broken.json', buffer: Buffer.from('{"pages": ') },
      { name: 'good.bin', buffer: dr4 },
    ]);
    await page.getByRole('heading', { name: 'generic GEN-QDD-400G-DR4' }).waitFor();
    const alert = await page.getByRole('alert').textContent();
    for (const name of ['note.txt', 'empty.bin', 'broken.json']) expect(alert).toContain(name);
    expect(alert).toContain('names no memory map');
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Put away' }).click();
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.getByRole('button', { name: 'Close good.bin' }).click();
    await page.getByText('What does a module say of itself?').waitFor();
    await page.context().close();
  });

  it('reads nothing of a file of 100 MB', async () => {
    const page = await app.page('#/module');
    const transfer = await page.evaluateHandle(() => {
      const made = new DataTransfer();
      made.items.add(new File([new Uint8Array(100 * 1024 * 1024)], 'disk.img'));
      return made;
    });
    await page.locator('.view-module').dispatchEvent('drop', { dataTransfer: transfer });
    await page.getByText('disk.img has 100 MB').waitFor();
    await page.context().close();
  });

  it('says of an address that names no open dump, or no part', async () => {
    const page = await app.page('#/module/read/dump=gone.bin');
    await page.getByText('is not open in this tab').waitFor();
    await page.goto(page.url().replace('dump=gone.bin', 'part=NO-SUCH-PART'));
    await page.getByText('The catalogue has no module').waitFor();
    await page.context().close();
  });
});
