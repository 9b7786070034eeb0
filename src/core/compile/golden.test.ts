import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../catalog/index.ts';
import { renderPretty } from '../diagnostics/index.ts';
import { compile, emitAll } from './index.ts';

/*
 * Every example of a fabric is built whole; its files stand in examples/<name>/golden and are reviewed as diffs (`npm run golden`).
 */
const folder = resolve('examples');
const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  existsSync(resolve(folder, entry.name, 'fabric.yaml')) ? [entry.name] : [],
);

const build = (name: string) => {
  const file = `examples/${name}/fabric.yaml`;
  const text = readFileSync(resolve(file), 'utf8');
  const catalog = builtinCatalog();
  const { fabric, sizing, order, diagnostics } = compile({ text, file, catalog });
  const messages = renderPretty(diagnostics, { sources: new Map([[file, text]]), color: false });
  if (!fabric) throw new Error(`${file} does not compile:\n${messages}`);
  const files = emitAll({ fabric, catalog, sizing, order }).map(({ path, chunks }) => ({
    path,
    text: [...chunks].join(''),
  }));
  return { fabric, files, messages };
};

describe.each(names)('example %s', (name) => {
  it('builds exactly the golden files', async () => {
    const { files, messages } = build(name);
    const at = (path: string): string => resolve(folder, name, 'golden', path);
    await expect(messages).toMatchFileSnapshot(at('diagnostics.txt'));
    for (const { path, text } of files) await expect(text).toMatchFileSnapshot(at(path));
  });

  it('builds the same bytes twice', () => {
    expect(build(name).files).toEqual(build(name).files);
  });

  it('proves every link and leaves no cage without a module', () => {
    const { fabric } = build(name);
    const proofs = fabric.proofs as readonly ({ works: boolean; links: number } | null)[];
    expect(proofs.every((proof) => proof?.works)).toBe(true);
    expect(proofs.reduce((sum, proof) => sum + (proof?.links ?? 0), 0)).toBe(fabric.links.length);
    for (let row = 0; row < fabric.cages.length; row++) {
      if (fabric.cages.text(row, 'use') !== 'blocked') expect(fabric.cages.text(row, 'module')).not.toBe('');
    }
  });
});
