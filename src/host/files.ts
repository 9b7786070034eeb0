import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, readFile as readFileBytes, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';

/** The largest source file that is read: parsers are superlinear, and no fabric needs more. */
export const MAX_SOURCE_BYTES = 2 * 1024 * 1024;

/** A file read, or why it cannot be. */
export type FileRead =
  | { readonly text: string }
  | { readonly problem: 'missing' | 'directory' | 'too-large' | 'unreadable'; readonly detail: string };

const CHUNK_BYTES = 64 * 1024;

const errorCode = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);

/** A file read as bytes, or why it cannot be. */
export type ByteRead = { readonly bytes: Uint8Array } | Exclude<FileRead, { readonly text: string }>;

/** Reads a file of at most `limit` bytes; the size is looked at before anything is read. */
export const readByteFile = async (path: string, limit: number): Promise<ByteRead> => {
  try {
    const info = await stat(path);
    if (info.isDirectory()) return { problem: 'directory', detail: path };
    if (info.size > limit) return { problem: 'too-large', detail: `${info.size} bytes, at most ${limit}` };
    const file = await open(path, 'r');
    try {
      // a pipe has no size beforehand, and /dev/zero no end
      const chunks: Uint8Array[] = [];
      let length = 0;
      for (;;) {
        const { buffer, bytesRead } = await file.read(
          Buffer.allocUnsafe(Math.max(info.size + 1 - length, CHUNK_BYTES)),
        );
        if (bytesRead === 0) break;
        chunks.push(buffer.subarray(0, bytesRead));
        length += bytesRead;
        if (length > limit) return { problem: 'too-large', detail: `more than ${limit} bytes` };
      }
      return { bytes: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks) };
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = errorCode(error);
    return { problem: code === 'ENOENT' ? 'missing' : 'unreadable', detail: code };
  }
};

/** Reads a text file of at most `limit` bytes, as UTF-8. */
export const readTextFile = async (path: string, limit = MAX_SOURCE_BYTES): Promise<FileRead> => {
  const read = await readByteFile(path, limit);
  return 'problem' in read ? read : { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(read.bytes) };
};

/** Paths of a folder and below it that have one of the endings, in order of their names; or why the folder cannot be read. */
export const listFolder = async (
  folder: string,
  ...endings: readonly string[]
): Promise<readonly string[] | { readonly problem: string }> => {
  try {
    const names = await readdir(folder, { recursive: true });
    return names
      .filter((name) => endings.some((ending) => name.endsWith(ending)))
      .sort()
      .map((name) => join(folder, name));
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
};

/** All files of a folder and below it with an ending, in order of their names; or why the folder cannot be read. */
export const readTextFolder = async (
  folder: string,
  ending: string,
): Promise<readonly { readonly file: string; readonly text: string }[] | { readonly problem: string }> => {
  const paths = await listFolder(folder, ending);
  if ('problem' in paths) return paths;
  const files: { readonly file: string; readonly text: string }[] = [];
  for (const file of paths) {
    const read = await readTextFile(file);
    if ('problem' in read) return { problem: `${file}: ${read.problem} (${read.detail})` };
    files.push({ file, text: read.text });
  }
  return files;
};

/**
 * Every file of a folder and below it, in order of their names, one at a time: for folders of many files, whose texts are not
 * all to be held at once. Synchronous, since each is small and the next is wanted only when it is understood.
 * @param limit bytes; a larger file has a problem in place of its text
 */
export function* eachFile(
  folder: string,
  limit: number,
): Generator<
  { readonly file: string } & ({ readonly text: string; readonly bytes: Uint8Array } | { readonly problem: string })
> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.toSorted()) {
    const file = relative(folder, path).replaceAll('\\', '/');
    const { size } = statSync(path);
    if (size > limit) yield { file, problem: `too large: ${size} bytes, at most ${limit}` };
    else {
      const bytes = readFileSync(path);
      yield { file, text: bytes.toString('utf8'), bytes };
    }
  }
}

/** A file to write: its path below the folder, and its content in pieces. */
export type OutputFile = { readonly path: string; readonly chunks: Iterable<string | Uint8Array> };

/**
 * Makes a folder and the missing ones above it, one at a time: Node's recursive mkdir never returns where a file system
 * answers "no such entry" to a folder under an existing one (/proc).
 */
const makeFolder = async (folder: string): Promise<void> => {
  const there = await stat(folder).catch(() => undefined);
  if (there?.isDirectory()) return;
  const parent = dirname(folder);
  if (!there && parent !== folder) await makeFolder(parent);
  await mkdir(folder).catch((error: unknown) => {
    if (errorCode(error) !== 'EEXIST' || there) throw error;
  });
};

const writeFile = async (path: string, chunks: OutputFile['chunks']): Promise<number> => {
  await makeFolder(dirname(path));
  const file = await open(path, 'w');
  let bytes = 0;
  try {
    let pending: Buffer[] = [];
    let size = 0;
    const flush = async (): Promise<void> => {
      if (size === 0) return;
      await file.write(Buffer.concat(pending));
      bytes += size;
      pending = [];
      size = 0;
    };
    for (const chunk of chunks) {
      const piece = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : Buffer.from(chunk);
      pending.push(piece);
      size += piece.length;
      if (size >= 1 << 18) await flush();
    }
    await flush();
  } finally {
    await file.close();
  }
  return bytes;
};

/** Every file of a folder and below it with its content, in order of their names. */
export const readFolder = async (folder: string): Promise<readonly OutputFile[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths.toSorted().map(async (path) => ({
      path: relative(folder, path),
      chunks: [await readFileBytes(path)],
    })),
  );
};

/** Names of files written, with their sizes. */
export type Written = readonly { readonly path: string; readonly bytes: number }[];

/**
 * Writes a set of files into a folder all or nothing by file: everything is first written to a temporary folder beside it,
 * then each file is renamed into place. A failure leaves what was there; other files of the folder are not touched.
 */
export const writeFolder = async (folder: string, files: readonly OutputFile[]): Promise<Written> => {
  await makeFolder(folder);
  const staging = await mkdtemp(join(dirname(folder), `.${basename(folder)}-`));
  try {
    const written: { path: string; bytes: number }[] = [];
    for (const file of files)
      written.push({ path: file.path, bytes: await writeFile(join(staging, file.path), file.chunks) });
    for (const file of files) {
      const target = join(folder, file.path);
      await makeFolder(dirname(target));
      await rename(join(staging, file.path), target);
    }
    return written;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
};
