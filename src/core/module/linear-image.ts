import { type ModuleMemory, PAGE_BYTES, type PageName, sizeOf, sortedPages, splitPage } from './memory.ts';

/**
 * A memory as one file, as optoe and `ethtool -m DEV raw on` give it: each upper page at 128 times its number plus 128, FFh between;
 * SFP addresses one behind the other. Of banks only the first has a place in it.
 */
export const linearImage = ({ model, pages }: ModuleMemory): Uint8Array => {
  const names = sortedPages(pages.keys()).filter((name) => splitPage(name).bank === 0);
  const place = (name: PageName): number => {
    if (model === 'SFF-8472') return name === 'a0' ? 0 : 256;
    return name === 'lower' ? 0 : (Number.parseInt(name, 16) + 1) * PAGE_BYTES;
  };
  const last = names.at(-1) ?? 'lower';
  const image = new Uint8Array(place(last) + sizeOf(last)).fill(0xff);
  for (const name of names) image.set(pages.get(name)?.bytes ?? [], place(name));
  return image;
};
