import type { Catalog } from '../../catalog/catalog.ts';
import type { CableAssembly, Module, ModuleId, PmdId, Transceiver } from '../../parts/index.ts';
import type { ModuleSeen } from '../evidence/sighting.ts';

/** Is the part that is seen the one that is planned? */
export type PartVerdict = { readonly answer: 'right' | 'wrong' | 'unknown'; readonly why: string };

/**
 * Families that an identifier tells apart (SFF-8024 table 4-1): QSFP28, QSFP56 and QSFP112 modules share identifiers, and so do
 * the OSFP shells.
 */
const FAMILIES: readonly (readonly [string, RegExp])[] = [
  ['QSFP-DD', /qsfp-?dd|double density/i],
  ['OSFP', /osfp/i],
  ['QSFP', /qsfp/i],
  ['SFP', /sfp/i],
];
const familyOf = (text: string): string | undefined => FAMILIES.find(([, pattern]) => pattern.test(text))?.[0];

const planForms = (module: Module): readonly string[] =>
  module.kind === 'transceiver' ? [module.formFactor] : [module.a.formFactor, module.b.formFactor];

/** The memories of all maps have so many characters for a part number (CMIS 00h:148, SFF-8636 00h:168, SFF-8472 A0h:40). */
const MEMORY_CHARACTERS = 16;

/** "MCP7Y10-Nxxx" stands for every length of a cable; a longer part number is seen as far as a memory has room for it. */
const fits = (partNumber: string, seen: string): boolean => {
  const kept = partNumber.slice(0, MEMORY_CHARACTERS).trim();
  const cut = seen.length === kept.length && partNumber.length > MEMORY_CHARACTERS;
  if (!partNumber.includes('xx')) return (cut ? kept : partNumber).toLowerCase() === seen.toLowerCase();
  const pattern = partNumber
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/x{2,}/g, (run) => `[0-9A-Za-z]{${run.length}}`);
  return new RegExp(`^${pattern}$`, 'i').test(seen);
};

/** Finds catalogue rows by the part numbers that modules say; answers are kept, as a room has few kinds of part. */
export class SeenParts {
  readonly #catalog: Catalog;
  readonly #rows = new Map<string, Module | undefined>();
  readonly #media = new Map<string, ReadonlySet<string>>();
  readonly #pmds: readonly (readonly [string, RegExp])[];

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
    const ids: readonly PmdId[] = [...catalog.opticalPmds.keys(), ...catalog.copperPmds.keys()];
    this.#pmds = ids.map((id) => [id, new RegExp(`(?<![\\w-])${id.replace(/[.+]/g, '\\$&')}(?![\\w-]|\\.\\d)`, 'i')]);
  }

  /** The catalogue row of a part number; undefined where none has it. */
  row(partNumber: string): Module | undefined {
    if (!this.#rows.has(partNumber)) {
      const rows = [...this.#catalog.modules.values()];
      this.#rows.set(
        partNumber,
        rows.find((module) => module.partNumber?.toLowerCase() === partNumber.toLowerCase()) ??
          rows.find((module) => module.partNumber !== undefined && fits(module.partNumber, partNumber)),
      );
    }
    return this.#rows.get(partNumber);
  }

  /** PMDs of the catalogue that a module's own words name. */
  media(words: string): ReadonlySet<string> {
    let found = this.#media.get(words);
    if (!found) {
      found = new Set(this.#pmds.filter(([, pattern]) => pattern.test(words)).map(([id]) => id));
      this.#media.set(words, found);
    }
    return found;
  }

  /**
   * Judges a module against the plan.
   * @param planned catalogue id
   * @param media PMD that the link runs, where it is light
   */
  judge(planned: string, media: string | undefined, seen: ModuleSeen): PartVerdict {
    const module = this.#catalog.modules.get(planned as ModuleId);
    if (!module) return { answer: 'unknown', why: `${planned} is not in this catalogue` };
    const row = seen.partNumber === undefined ? undefined : this.row(seen.partNumber);
    // of rows that begin alike the planned one is as good as any
    const own =
      seen.partNumber !== undefined && module.partNumber !== undefined && fits(module.partNumber, seen.partNumber);
    if (own || row?.id === module.id) return { answer: 'right', why: `part number ${seen.partNumber}` };
    if (module.vendor === 'generic') return row ? sameKind(module, row, media) : this.#kind(module, media, seen);
    if (seen.partNumber === undefined) return { answer: 'unknown', why: 'it tells no part number' };
    if (module.partNumber === undefined) return { answer: 'unknown', why: `no part number of ${planned} is known` };
    return { answer: 'wrong', why: `planned is part number ${module.partNumber}` };
  }

  /** A generic part is any that does the same: told by the form and the media the module itself names. */
  #kind(module: Module, media: string | undefined, seen: ModuleSeen): PartVerdict {
    const family = seen.formFactor === undefined ? undefined : familyOf(seen.formFactor);
    const wanted = new Set(planForms(module).map(familyOf));
    if (family !== undefined && !wanted.has(family))
      return { answer: 'wrong', why: `it is ${family}, planned is ${planForms(module).join(' or ')}` };
    if (seen.media === undefined) return { answer: 'unknown', why: 'it tells nothing of its media' };
    const named = this.media(seen.media);
    if (module.kind !== 'transceiver') return cableKind(module, seen.media, named);
    if (named.size === 0)
      return { answer: 'unknown', why: `no PMD of the catalogue is named by "${seen.media.slice(0, 60)}"` };
    if (media !== undefined && named.has(media)) return { answer: 'right', why: `it names ${media}` };
    if (module.applications.some(({ media: { id } }) => named.has(id)))
      return {
        answer: 'unknown',
        why: `it names ${[...named].join(', ')}, and not ${media ?? 'the media of this link'}`,
      };
    return { answer: 'wrong', why: `it names ${[...named].join(', ')}; planned is ${media ?? module.id}` };
  }
}

const sameKind = (module: Module, row: Module, media: string | undefined): PartVerdict => {
  const does = (part: Transceiver): boolean => part.applications.some(({ media: { id } }) => id === media);
  if (module.kind !== row.kind) return { answer: 'wrong', why: `${row.id} is ${row.kind}, planned is ${module.kind}` };
  if (!planForms(row).some((form) => planForms(module).map(familyOf).includes(familyOf(form))))
    return { answer: 'wrong', why: `${row.id} is ${planForms(row)[0]}, planned is ${planForms(module)[0]}` };
  if (row.kind === 'transceiver' && media !== undefined && !does(row))
    return { answer: 'wrong', why: `${row.id} has no ${media}` };
  return { answer: 'right', why: `${row.id} is of the planned kind` };
};

/** An integrated cable by what it says of its media; SFF-8024 4-6 and 4-7 name cables by their construction. */
const cableKind = (module: CableAssembly, words: string, named: ReadonlySet<string>): PartVerdict => {
  const copper = /copper|\bCR\d|base-cr|passive/i.test(words);
  const light = /active optical|\baoc\b|850|1310/i.test(words) || [...named].some((id) => /SR|DR|FR|LR/.test(id));
  const wantsCopper = module.kind !== 'AOC';
  if (copper === light) return { answer: 'unknown', why: `"${words.slice(0, 60)}" does not tell copper from light` };
  return copper === wantsCopper
    ? { answer: 'right', why: `a ${copper ? 'copper' : 'optical'} cable, as planned` }
    : { answer: 'wrong', why: `it is ${copper ? 'copper' : 'optical'}; planned is ${module.kind}` };
};
