import { type Decoded, decode, type Image, readDump } from '../../../core/module/index.ts';
import { readByteFile } from '../../../host/files.ts';
import { UsageError } from '../../exit.ts';

/** A module found in a file. */
export type Found = { readonly name: string; readonly image: Image; readonly decoded: Decoded | undefined };

const MAX_FILE_BYTES = 8 * 1024 * 1024;

/** The modules of a file, or of standard input for `-`; what cannot be read is a mistake in how the program was called. */
export const readModules = async (path: string): Promise<readonly Found[]> => {
  const [file, place] = path === '-' ? ['standard input', '/dev/stdin'] : [path, path];
  const read = await readByteFile(place, MAX_FILE_BYTES);
  if ('problem' in read) throw new UsageError(`cannot read ${file}: ${read.problem} (${read.detail})`);
  const images = readDump(file, read.bytes);
  return images.map((image) => ({
    name: image.name === undefined || images.length === 1 ? file : `${file}, ${image.name}`,
    image,
    decoded: image.memory && decode(image.memory),
  }));
};

/** The one module of a file. */
export const readModule = async (file: string): Promise<Found & { readonly decoded: Decoded }> => {
  const [found, ...others] = await readModules(file);
  if (others.length > 0) throw new UsageError(`${file} holds ${others.length + 1} modules; give a file with one`);
  if (!found?.decoded) {
    const [why] = found?.image.diagnostics ?? [];
    throw new UsageError(
      `${file} holds no module memory${why ? ` (${why.code}: ${String(why.args.detail ?? '')})` : ''}`,
    );
  }
  return { ...found, decoded: found.decoded };
};
