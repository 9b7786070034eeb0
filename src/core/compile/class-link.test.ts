import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../catalog/index.ts';
import { checkLink } from '../link/index.ts';
import { classLink, compile } from './index.ts';

const text = readFileSync('examples/ai-400g/fabric.yaml', 'utf8');
const catalog = builtinCatalog();
const compiled = (source: string) => compile({ text: source, file: 'fabric.yaml', catalog });
const KEY = 'backend/server-leaf/h100.gpu-400G';

describe('the link of a class', () => {
  it('is the one that was proved', () => {
    const found = classLink(compiled(text), KEY);
    expect(found?.chosen).toBe(true);
    const verdict = found && checkLink(catalog, found.question);
    expect(verdict?.works && verdict.proof.a.device).toBe('SRV-HGX-H100-CX7');
    expect(found?.question.plant.length).toBe(20_000);
  });

  it('of a class without parts has those that come nearest, and fails', () => {
    const found = classLink(compiled(text.replace('media: auto', 'media: copper')), KEY);
    expect(found?.chosen).toBe(false);
    expect(found && checkLink(catalog, found.question).works).toBe(false);
  });

  it('is on the ports of one link where that is asked for', () => {
    const key = 'backend/h100/3:gpu3';
    const found = classLink(compiled(text), KEY, key);
    expect(found?.ports?.a).toBe('h100-3 gpu3');
    const [, port] = /^backend-leaf-3 (\d+)$/.exec(found?.ports?.b ?? '') ?? [];
    expect(found?.question.b.portNumber).toBe(Number(port));
    expect(found?.question.a.portNumber).toBe(3);
    // a link of another class is none of this one
    expect(classLink(compiled(text), 'backend/leaf-spine/400G', key)?.ports).toBeUndefined();
  });

  it('is none where there is no such class, or the text stops before its links', () => {
    expect(classLink(compiled(text), 'no/such/class')).toBeUndefined();
    expect(classLink(compiled('lanewright: 1'), KEY)).toBeUndefined();
  });
});
