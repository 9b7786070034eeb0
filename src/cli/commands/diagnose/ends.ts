import { basename, join } from 'node:path';
import { type EndRead, type GivenEnd, type GivenFile, isOfDevice, readEnd } from '../../../core/diagnose/index.ts';
import { listFolder, readByteFile } from '../../../host/files.ts';
import { UsageError } from '../../exit.ts';
import type { DiagnoseOptions } from './options.ts';

const MAX_FILE_BYTES = 256 * 1024 * 1024;
/** Texts have no byte of zero; dumps have many. */
const HEAD_BYTES = 4096;

/** What is read of both ends. */
export type Ends = { readonly a: EndRead; readonly b: EndRead };

const fileOf = (file: string, bytes: Uint8Array): GivenFile => ({
  file,
  bytes,
  text: bytes.subarray(0, HEAD_BYTES).includes(0) ? undefined : new TextDecoder().decode(bytes),
});

/** The files behind a path: itself, or all there are in a folder and below whose path is wanted. */
export const filesAt = async (
  path: string,
  isWanted: (file: string) => boolean = () => true,
): Promise<readonly GivenFile[]> => {
  const read = await readByteFile(path, MAX_FILE_BYTES);
  if ('bytes' in read) return [fileOf(path, read.bytes)];
  if (read.problem !== 'directory') throw new UsageError(`cannot read ${path}: ${read.problem} (${read.detail})`);
  const names = await listFolder(path, '');
  if ('problem' in names) throw new UsageError(`cannot read ${path}: ${names.problem}`);
  const files: GivenFile[] = [];
  for (const name of names.filter(isWanted)) {
    const one = await readByteFile(name, MAX_FILE_BYTES);
    if ('bytes' in one) files.push(fileOf(name, one.bytes));
    else if (one.problem !== 'directory') throw new UsageError(`cannot read ${name}: ${one.problem} (${one.detail})`);
  }
  return files;
};

const allAt = async (paths: readonly string[]): Promise<readonly GivenFile[]> =>
  (await Promise.all(paths.map((path) => filesAt(path)))).flat();

type Named = { readonly device: string | undefined; readonly port: string | undefined };

/** `leaf-1:Ethernet48`, or a port alone. */
const named = (text: string | undefined): Named => {
  const at = text?.indexOf(':') ?? -1;
  if (text === undefined || at < 0) return { device: undefined, port: text };
  return { device: text.slice(0, at), port: text.slice(at + 1) };
};

/** Reads an end; of files that speak of several ports one has to be named. */
const endOf = (given: GivenEnd, option: '--port' | '--far'): EndRead => {
  const read = readEnd(given);
  const { ports } = read;
  const list = `${ports.slice(0, 8).join(', ')}${ports.length > 8 ? ` and ${ports.length - 8} more` : ''}`;
  if (given.port === undefined && ports.length > 1)
    throw new UsageError(
      `the files of end ${given.name} speak of ${ports.length} ports: say which with ${option} (${list})`,
    );
  const isSaid = ports.length === 0 || ports.some((port) => port.toLowerCase() === given.port?.toLowerCase());
  if (given.port !== undefined && given.files.length > 0 && (read.facts.isEmpty || !isSaid))
    throw new UsageError(
      `nothing is said of port ${given.port} at end ${given.name}${ports.length > 0 ? `; there are ${list}` : ''}`,
    );
  return read;
};

/** The files of each end: those named for it, and of those named for both what belongs to its device. */
export const readEnds = async (common: readonly string[], options: DiagnoseOptions): Promise<Ends> => {
  const shared = await allAt(common);
  const [near, far] = [named(options.port), named(options.far)];
  const pick = async (
    { device, port }: Named,
    own: readonly string[] | undefined,
    side: 'a' | 'b',
  ): Promise<EndRead> => {
    const ofDevice = device === undefined ? [] : shared.filter((file) => isOfDevice(file, device));
    if (device !== undefined && ofDevice.length === 0 && own === undefined)
      throw new UsageError(`no file is of a device called ${device}`);
    // without a device named, what is not said to be of an end is of end a
    const common = device === undefined && side === 'a' ? shared : ofDevice;
    const files = [...common, ...(await allAt(own ?? []))];
    return endOf({ name: device ?? side, files, port }, side === 'a' ? '--port' : '--far');
  };
  const ends = { a: await pick(near, options.a, 'a'), b: await pick(far, options.b, 'b') };
  if (ends.a.facts.isEmpty && ends.b.facts.isEmpty)
    throw new UsageError('nothing in these files is known to say anything of a port or a module');
  return ends;
};

/** The same files in an earlier collection: what `--a state/leaf-1` named is `leaf-1` in the baseline. */
export const readBaseline = async (
  common: readonly string[],
  options: DiagnoseOptions,
  folder: string,
): Promise<Ends> => {
  const moved = (paths: readonly string[]): readonly string[] => paths.map((path) => join(folder, basename(path)));
  return readEnds(common.length > 0 ? [folder] : [], {
    ...options,
    ...(options.a && { a: moved(options.a) }),
    ...(options.b && { b: moved(options.b) }),
  });
};
