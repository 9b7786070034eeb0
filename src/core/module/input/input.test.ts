import { describe, expect, it } from 'vitest';
import { decode } from '../decode.ts';
import { examine } from '../examine.ts';
import { linearImage } from '../linear-image.ts';
import { type ModuleMemory, pageFrom, sortedPages } from '../memory.ts';
import { hexPages } from '../record.ts';
import { ethtoolRow, rows, sfputilText } from '../testing/dump-text.ts';
import { cmisSample, sff8636Sample, sfpSample } from '../testing/samples.ts';
import { readDump } from './index.ts';

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const only = (bytes: Uint8Array): ModuleMemory => {
  const images = readDump('dump', bytes);
  expect(images).toHaveLength(1);
  const [image] = images;
  expect(image?.diagnostics).toEqual([]);
  if (!image?.memory) throw new Error('not read');
  return image.memory;
};

const cmis = cmisSample();
const asJson = (memory: ModuleMemory): unknown => hexPages(memory);

describe('dumps of every kind hold the same memory', () => {
  it('raw, as optoe and SONiC give it', () => {
    expect(asJson(only(linearImage(cmis)))).toEqual(asJson(cmis));
  });

  it('raw, as the Linux driver gave CMIS before it knew pages', () => {
    const driver = new Uint8Array(768);
    ['lower', '00', '01', '02', '10', '11'].forEach((name, i) => {
      driver.set(cmis.pages.get(name)?.bytes ?? [], 128 * i);
    });
    expect(asJson(only(driver))).toEqual(asJson(cmis));
  });

  it('sfputil show eeprom-hexdump, of one port or of many', () => {
    expect(asJson(only(ascii(sfputilText(cmis, 'Ethernet0'))))).toEqual(asJson(cmis));
    const both = readDump(
      'all',
      ascii(`${sfputilText(cmis, 'Ethernet0')}\n${sfputilText(sff8636Sample(), 'Ethernet8')}`),
    );
    expect(both.map(({ name, memory }) => [name, memory?.model])).toEqual([
      ['Ethernet0', 'CMIS'],
      ['Ethernet8', 'SFF-8636'],
    ]);
  });

  it('ethtool -m DEV hex on, page by page', () => {
    const text = sortedPages(cmis.pages.keys())
      .filter((name) => name !== 'lower' && name !== '00')
      .map((name) => {
        const command = `# ethtool -m swp1 hex on page 0x${name} offset 0x80 length 0x80 bank 0 i2c 0x50`;
        const bytes = cmis.pages.get(name)?.bytes ?? new Uint8Array();
        return `${command}\nOffset\t\tValues\n------\t\t------\n${rows(bytes, 0x80, ethtoolRow)}`;
      });
    const first = new Uint8Array(256);
    first.set(cmis.pages.get('lower')?.bytes ?? []);
    first.set(cmis.pages.get('00')?.bytes ?? [], 128);
    const whole = ['# ethtool -m swp1 hex on', 'Offset\t\tValues', rows(first, 0, ethtoolRow), ...text].join('\n');
    expect(asJson(only(ascii(whole)))).toEqual(asJson(cmis));
  });

  it('xxd, and hexdump -C that leaves out rows like the one before', () => {
    const image = linearImage(cmis);
    const xxd = rows(
      image,
      0,
      (offset, cells) =>
        `${offset.toString(16).padStart(8, '0')}: ${Array.from({ length: 8 }, (_, i) => cells.slice(2 * i, 2 * i + 2).join('')).join(' ')}  ................`,
    );
    expect(asJson(only(ascii(xxd)))).toEqual(asJson(cmis));
    const canonical = rows(
      image,
      0,
      (offset, cells) =>
        `${offset.toString(16).padStart(8, '0')}  ${cells.slice(0, 8).join(' ')}  ${cells.slice(8).join(' ')}  |................|`,
    ).split('\n');
    const cut: string[] = [];
    canonical.forEach((line, i) => {
      const same = i > 0 && line.slice(10, 58) === canonical[i - 1]?.slice(10, 58);
      if (!same) cut.push(line);
      else if (cut.at(-1) !== '*') cut.push('*');
    });
    cut.push(image.length.toString(16).padStart(8, '0'));
    expect(cut.length).toBeLessThan(canonical.length);
    expect(asJson(only(ascii(cut.join('\n'))))).toEqual(asJson(cmis));
  });

  it('digits pasted from a ticket', () => {
    const bytes = linearImage(cmis).subarray(0, 384);
    const pasted = rows(bytes, 0, (_, cells) => cells.join(' ').toUpperCase());
    expect(Object.keys(hexPages(only(ascii(pasted))))).toEqual(['lower', '00', '01']);
  });

  it('JSON of pages: digits or lists of bytes, wrapped or not, one module or several', () => {
    const pages = hexPages(cmis);
    expect(asJson(only(ascii(JSON.stringify({ memoryModel: 'CMIS', pages }))))).toEqual(pages);
    expect(asJson(only(ascii(JSON.stringify(pages))))).toEqual(pages);
    const lists = Object.fromEntries([...cmis.pages].map(([name, { bytes }]) => [`0x${name}`, [...bytes]]));
    const { '0xlower': lower, ...upper } = lists;
    expect(asJson(only(ascii(JSON.stringify({ pages: { lower, ...upper } }))))).toEqual(pages);
    expect(readDump('x', ascii(JSON.stringify([{ pages }, { pages }])))).toHaveLength(2);
    expect(readDump('x', ascii(JSON.stringify({ swp1: { pages }, swp2: { pages } }))).map(({ name }) => name)).toEqual([
      'swp1',
      'swp2',
    ]);
  });

  it('banks above 0', () => {
    const banked: ModuleMemory = {
      model: 'CMIS',
      pages: new Map([...cmis.pages, ['11@1', pageFrom('11@1', new Uint8Array(128).fill(0x44))]]),
    };
    const again = only(ascii(JSON.stringify({ pages: hexPages(banked) })));
    expect(decode(again).values.banks).toMatchObject({ 1: { dataPathState: new Array(8).fill('DPActivated') } });
  });

  it('SFP and QSFP: which map is in byte 0', () => {
    expect(only(linearImage(sfpSample())).model).toBe('SFF-8472');
    expect(only(linearImage(sff8636Sample())).model).toBe('SFF-8636');
  });
});

describe('damaged dumps are read as far as they go', () => {
  const codes = (text: string): readonly string[] => {
    const [image] = readDump('dump', ascii(text));
    return [
      ...(image?.diagnostics ?? []).map(({ code }) => code),
      ...(image?.memory ? examine(decode(image.memory)).map(({ code }) => code) : []),
    ];
  };

  it('bytes that are no digits are unknown, and told with page and byte', () => {
    const text = sfputilText(cmis, 'Ethernet0').replace(/00000000 18 52/, '00000000 18 ??');
    expect(text).toContain('??');
    const [image] = readDump('dump', ascii(text));
    expect(image?.diagnostics.map(({ code, args }) => [code, args.where])).toEqual([['LW8020', 'line 3']]);
    if (!image?.memory) throw new Error('not read');
    const decoded = decode(image.memory);
    expect(decoded.identity.cmisRevision).toBeUndefined();
    expect(decoded.identity.vendor).toBe('generic');
    expect(examine(decoded).find(({ code }) => code === 'LW8003')?.args).toMatchObject({
      page: 'lower page',
      bytes: 'byte 1',
      unknown: 'cmisRevision',
    });
  });

  it('rows that are missing are unknown, not zero', () => {
    const text = sfputilText(cmis, 'Ethernet0')
      .split('\n')
      .filter((line) => !/^ +000000a0 /.test(line))
      .join('\n');
    const [image] = readDump('dump', ascii(text));
    const decoded = image?.memory && decode(image.memory);
    expect(decoded?.values.txPowerMw).toBeUndefined();
    expect(decoded?.values.dataPathState).toBeDefined();
    expect(codes(text)).toContain('LW8003');
  });

  it('pages cut short, too long, empty, or of no name', () => {
    const { lower = '', '00': upper = '' } = hexPages(cmis);
    expect(codes(JSON.stringify({ pages: { lower: lower.slice(0, 200), '00': upper } }))).toContain('LW8020');
    expect(codes(JSON.stringify({ pages: { lower: `${lower}0000`, '00': upper } }))).toContain('LW8020');
    expect(codes(JSON.stringify({ pages: { lower, '00': '' } }))).toContain('LW8020');
    expect(codes(JSON.stringify({ pages: { lower, '00': upper, 'page of mine': '00' } }))).toContain('LW8020');
    expect(codes(JSON.stringify({ pages: { lower: lower.replace(/^../, 'zz'), '00': upper } }))).toContain('LW8020');
  });

  it.each([
    ['nothing', ''],
    ['words', 'Dear support, the link is dark.'],
    ['half a JSON', '{"pages": {"lower": "18'],
    ['JSON of something else', '{"a": 1}'],
    ['a few bytes', '\u0001\u0002'],
  ])('%s is no dump, and says so', (_, text) => {
    expect(readDump('file.txt', ascii(text)).flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code))).toEqual(
      ['LW8001'],
    );
  });

  it('an identifier without a map is told', () => {
    const image = new Uint8Array(256).fill(0x55);
    image[0] = 0x06;
    const [read] = readDump(
      'xfp.bin',
      Uint8Array.from(image, (byte, i) => (i === 3 ? 0 : byte)),
    );
    expect(read?.diagnostics.map(({ code }) => code)).toEqual(['LW8005']);
  });
});
