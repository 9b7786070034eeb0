import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../catalog/index.ts';
import { emitPage } from '../emit/page/page.ts';
import { portMaps } from '../emit/page/ports.ts';
import { partsList } from '../emit/parts-list.ts';
import { linksOf } from '../fabric/index.ts';
import { compile } from './index.ts';

const catalog = builtinCatalog();
const built = (name: string) => {
  const file = `examples/${name}/fabric.yaml`;
  const { fabric, sizing } = compile({ text: readFileSync(resolve(file), 'utf8'), file, catalog });
  if (!fabric) throw new Error(`${file} does not compile`);
  const [page] = emitPage({ fabric, catalog, sizing });
  return { fabric, page: [...(page?.chunks ?? [])].join('') };
};

describe.each(['ai-400g', 'mixed-generations', 'dual-plane'])('report.html of %s', (name) => {
  const { fabric, page } = built(name);

  it('is well formed: every element that opens closes, in order', () => {
    const open: string[] = [];
    const alone = new Set(['meta', 'br', 'wbr', 'rect', 'path', '!doctype']);
    for (const [, closing, tag, self] of page.matchAll(/<(\/?)([a-z!][a-z0-9]*)(?:\s[^<>]*?)?(\/?)>/g)) {
      if (tag === undefined || self === '/' || (alone.has(tag) && closing === '')) {
        // a rect or path with a title inside does open
        if (tag !== undefined && self !== '/' && (tag === 'rect' || tag === 'path')) open.push(tag);
        continue;
      }
      if (closing === '') open.push(tag);
      else expect(open.pop(), `</${tag}>`).toBe(tag);
    }
    expect(open).toEqual([]);
  });

  it('fetches nothing, runs nothing and leaves no hole', () => {
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|url\(|@import|https?:\/\//);
    expect(page).not.toMatch(/undefined|NaN|\[object|\$\{/);
  });

  it('names every part to buy with its number of pieces', () => {
    for (const { part, quantity } of partsList(fabric, catalog)) {
      expect(page).toContain(`<b>${part}</b>`);
      expect(page).toContain(`<td class="n">${quantity}</td>`);
    }
  });

  it('has a lane diagram, the settings of both ends and the alternatives for every kind of link', () => {
    const sections = page.match(/<section class="link">[\s\S]*?<\/section>/g) ?? [];
    for (let row = 0; row < fabric.classes.length; row++) {
      const key = fabric.classes.text(row, 'key');
      const mine = sections.filter((section) => section.includes(`<code>${key}</code>`));
      expect(mine, key).toHaveLength(1);
      expect(mine[0]).toContain('host lanes at end a');
      expect(mine[0]).toContain('FEC of the port');
      expect(mine[0]).toContain('What else would work here');
    }
  });

  it('links its contents to headings that are there', () => {
    for (const [, id] of page.matchAll(/href="#(\w+)"/g)) expect(page).toContain(`<h2 id="${id}"`);
  });

  it('tells in its port maps where every port of every switch goes, and nothing else', () => {
    const expected = new Map<string, number>();
    for (const { a, b, network } of linksOf(fabric)) {
      for (const { role, deviceName, device } of [a, b]) {
        // the management port of a switch is told with the network that manages it
        if (role !== 'server' && fabric.devices.text(device, 'network') === network)
          expected.set(deviceName, (expected.get(deviceName) ?? 0) + 1);
      }
    }
    const maps = [...portMaps(fabric, catalog, 'leaf'), ...portMaps(fabric, catalog, 'spine')];
    expect(maps.map(({ device }) => device).toSorted()).toEqual([...expected.keys()].toSorted());
    const ways = (device: string, port: number): number => {
      for (const { a, b } of linksOf(fabric)) {
        for (const end of [a, b]) if (end.deviceName === device && end.cageNumber === port) return end.ways;
      }
      return 1;
    };
    for (const { device, runs } of maps) {
      let seats = 0;
      for (const { ports } of runs) {
        const [first, last] = (ports.includes(' to ') ? ports.split(' to ') : [ports, ports]) as [string, string];
        const seat = (text: string): number => {
          const [port, leg] = text.split('.').map(Number) as [number, number | undefined];
          return leg === undefined ? port : port * ways(device, port) + leg - 1;
        };
        seats += seat(last) - seat(first) + 1;
      }
      expect(seats, device).toBe(expected.get(device));
    }
  });
});
