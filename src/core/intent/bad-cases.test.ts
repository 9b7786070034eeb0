import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../catalog/index.ts';
import { renderPretty } from '../diagnostics/index.ts';
import { checkIntentAgainst, parseIntent } from './index.ts';

const folder = (kind: string): string => fileURLToPath(new URL(`../../../cases/${kind}/`, import.meta.url));
const filesOf = (kind: string): readonly string[] => readdirSync(folder(kind)).filter((name) => name.endsWith('.yaml'));

/** All that the language says about a file, as the command line prints it without colour. */
const answer = (kind: string, name: string): string => {
  const text = readFileSync(folder(kind) + name, 'utf8');
  const { intent, spans, diagnostics } = parseIntent(text, name);
  const all = intent ? [...diagnostics, ...checkIntentAgainst(intent, spans, builtinCatalog())] : diagnostics;
  return renderPretty(all, { sources: new Map([[name, text]]), color: false });
};

describe('cases/bad', () => {
  it.each(filesOf('bad'))('%s', async (name) => {
    const told = answer('bad', name);
    expect(told).not.toBe('');
    await expect(told).toMatchFileSnapshot(`${folder('bad')}${basename(name, '.yaml')}.txt`);
  });
});

describe('cases/good', () => {
  it.each(filesOf('good'))('%s raises nothing', (name) => {
    expect(answer('good', name)).toBe('');
  });
});
