import type { Sff8024File } from './schema.ts';

/** The code tables of SFF-8024, loaded when asked for: only the reader of module memory needs them. */
export const loadSff8024 = async (): Promise<Sff8024File> => {
  const { default: file } = await import('./data/sff8024.json', { with: { type: 'json' } });
  return file as Sff8024File;
};
