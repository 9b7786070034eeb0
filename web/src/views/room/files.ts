/** A file with its path in what was dropped. */
export type Found = { readonly path: string; readonly file: File };

/** What was dropped or chosen, or why it is not taken. */
export type Walked = { readonly files: readonly Found[] } | { readonly problem: string };

/** More is no room: a home folder dropped by mistake. */
const MOST_FILES = 60_000;

/** Files of the system, not of the room. */
const isHidden = (path: string): boolean => path.split('/').some((part) => part.startsWith('.'));

const taken = (found: readonly Found[]): Walked => {
  const files = found
    .filter(({ path }) => !isHidden(path))
    .toSorted((x, y) => (x.path < y.path ? -1 : x.path > y.path ? 1 : 0));
  return files.length === 0 ? { problem: 'There is no file in what was given: nothing was read.' } : { files };
};

const TOO_MANY: Walked = {
  problem: `That has more than ${MOST_FILES} files: is it the folder of the collected state? Nothing was read.`,
};

/** Files that were chosen; of a chosen folder with their paths. */
export const chosenFiles = (list: FileList): Walked =>
  list.length > MOST_FILES
    ? TOO_MANY
    : taken(Array.from(list, (file) => ({ path: file.webkitRelativePath || file.name, file })));

const entriesOf = (folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> => {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  return new Promise((resolve, reject) => {
    // a reader gives some at a time, and none at the end
    const more = (): void =>
      reader.readEntries((some) => {
        all.push(...some);
        if (some.length === 0 || all.length > MOST_FILES) resolve(all);
        else more();
      }, reject);
    more();
  });
};

const walk = async (entry: FileSystemEntry, found: Found[]): Promise<void> => {
  if (found.length > MOST_FILES || isHidden(entry.name)) return;
  if (entry.isDirectory) {
    for (const inside of await entriesOf(entry as FileSystemDirectoryEntry)) await walk(inside, found);
    return;
  }
  const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
  found.push({ path: entry.fullPath.replace(/^\//, ''), file });
};

/** Files and whole folders that were dropped. To be called while the drop is told: what it holds is gone afterwards. */
export const droppedFiles = async (data: DataTransfer): Promise<Walked> => {
  const items = Array.from(data.items).filter(({ kind }) => kind === 'file');
  const things = items.map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  const found: Found[] = [];
  try {
    for (const thing of things) {
      if (thing instanceof File) found.push({ path: thing.name, file: thing });
      else if (thing) await walk(thing, found);
    }
  } catch (error) {
    return { problem: `What was dropped cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
  return found.length > MOST_FILES ? TOO_MANY : taken(found);
};

/** Tables that people write; they are added to a room and take nothing away from it. */
export const isTable = ({ path }: Found): boolean => /\.csv$/i.test(path);
