/** The text of a file the user gave, or why it is none. */
export type Opened = { readonly text: string } | { readonly problem: string };

/** The largest source that the compiler reads (LW1001). */
const MOST_BYTES = 2 * 1024 * 1024;

const sizeText = (bytes: number): string =>
  bytes >= 1024 * 1024 ? `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB` : `${Math.ceil(bytes / 1024)} kB`;

/** What begins a fabric file, in YAML or as JSON: without it the compiler reads nothing of a text. */
const VERSION_KEY = /(?:^|[{,\s])["']?lanewright["']?\s*:/;

/** Why a text is not to take the place of a fabric; undefined where it may. */
export const noFabric = (name: string, text: string): string | undefined =>
  VERSION_KEY.test(text)
    ? undefined
    : `${name} is no fabric file: nothing in it says “lanewright:” with a version. Nothing was opened; paste it into the editor if it is to become one.`;

/** Why a file is too large to be looked at; undefined where it is not. */
export const fileTooLarge = ({ name, size }: File, most: number, what: string): string | undefined =>
  size > most ? `${name} has ${sizeText(size)}; ${what} has at most ${sizeText(most)}. Nothing was opened.` : undefined;

/** Reads a dropped or chosen file. Its size is looked at before anything is read, so that a huge one costs nothing. */
export const openFile = async (file: File): Promise<Opened> => {
  const problem = fileTooLarge(file, MOST_BYTES, 'a fabric file');
  if (problem !== undefined) return { problem };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    if (text.includes('\u0000'))
      return { problem: `${file.name} is no text. Nothing was opened; dumps of modules are opened in Modules.` };
    return { text };
  } catch {
    return { problem: `${file.name} is no UTF-8 text. Nothing was opened.` };
  }
};
