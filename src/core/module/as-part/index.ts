import { diagnostic } from '../../diagnostics/index.ts';
import type { AdvertisedApplication } from '../applications.ts';
import type { Decoded } from '../decode.ts';
import { byCompliance, cmisApplications } from './applications.ts';
import { endOf, joined } from './cable.ts';
import { knownPart } from './known.ts';
import { formFactorOf, type Library, type Read, type ReadPart } from './read.ts';
import { transceiver } from './transceiver.ts';

export type { Library } from './read.ts';

/**
 * A decoded module as a part that the link rules judge like one of the catalogue. What a memory cannot tell (the face of the plug, the
 * maker's own codes) comes from the catalogue where it has the part, and is unknown otherwise. A cable needs the memory of both ends.
 * @param id how the part is called in answers
 * @param far the memory of the other end, for integrated cables
 */
export const partOf = (decoded: Decoded, library: Library, id: string, far?: Decoded): ReadPart => {
  const read: Read = { decoded, library, id, known: knownPart(decoded, library) };
  const a = endOf(read);
  if (a) {
    const b = far ? endOf({ decoded: far, library, id, known: knownPart(far, library) }) : undefined;
    if (!b) return { part: undefined, diagnostics: [diagnostic('LW8027', { id })] };
    const swapped = a.legLanes === undefined && b.legLanes !== undefined;
    return { part: swapped ? joined(read, b, a) : joined(read, a, b), diagnostics: [] };
  }
  const advertised = (decoded.values.applications ?? []) as readonly AdvertisedApplication[];
  const formFactor = formFactorOf(read, advertised);
  if (decoded.memoryModel !== 'CMIS')
    return transceiver(read, byCompliance(read, formFactor), formFactor, 'compliance codes of the memory');
  const { applications, left } = cmisApplications(read, advertised);
  const made = transceiver(read, applications, formFactor, 'application descriptors of the memory');
  return { part: made.part, diagnostics: [...made.diagnostics, ...left] };
};
