import type { Diagnostic } from '../diagnostics/index.ts';
import type { Module, ModuleId } from '../parts/index.ts';
import { type Library, partOf } from './as-part/index.ts';
import type { Decoded } from './decode.ts';

/** A memory at an end of a link, and how its part is called in answers. */
export type EndMemory = { readonly name: string; readonly decoded: Decoded };

/** The parts that memories at the ends of a link stand for. */
export type ReadEnds = {
  /** To be set beside those of the catalogue. */
  readonly parts: readonly Module[];
  readonly a: ModuleId | undefined;
  readonly b: ModuleId | undefined;
  /** What of the memories could not be used. */
  readonly left: readonly Diagnostic[];
  /** Why a memory is no part that could be judged. */
  readonly problems: readonly Diagnostic[];
};

/**
 * Reads the modules at the ends of a link from their memories: from there on they are judged as parts of the catalogue are. Of a
 * cable both ends are needed, and make one part.
 */
export const readEnds = (
  library: Library,
  { a: from, b: to }: { readonly a: EndMemory | undefined; readonly b: EndMemory | undefined },
): ReadEnds => {
  const left: Diagnostic[] = [];
  const problems: Diagnostic[] = [];
  const parts: Module[] = [];
  const alike = from?.name === to?.name;
  const read = (own: EndMemory | undefined, far: EndMemory | undefined, side: string): ModuleId | undefined => {
    if (!own) return undefined;
    const { part, diagnostics } = partOf(own.decoded, library, `${own.name}${alike ? ` (${side})` : ''}`, far?.decoded);
    if (!part) {
      problems.push(...diagnostics);
      return undefined;
    }
    left.push(...diagnostics);
    parts.push(part);
    return part.id;
  };
  const a = read(from, to, 'a');
  const b = read(to, from, 'b');
  const [first, second] = parts;
  // two memories of one cable are one part
  if (first && second && first.kind !== 'transceiver') return { parts: [first], a, b: a, left, problems };
  return { parts, a, b, left, problems };
};
