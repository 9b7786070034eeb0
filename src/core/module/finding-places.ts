import type { Diagnostic } from '../diagnostics/index.ts';
import { READINGS } from './check-state.ts';
import { checksumsOf } from './checksum.ts';
import { TEXTS } from './examine.ts';
import { bytesOf, type Field, fieldsOf } from './field.ts';
import {
  firstByteOf,
  type ModuleMemory,
  type PageName,
  type Place,
  pageWords,
  sizeOf,
  sortedPages,
  splitPage,
} from './memory.ts';

const at = (page: PageName, byte: number, length = 1): Place => ({ page, byte, length });
const whole = (page: PageName): Place => at(page, firstByteOf(splitPage(page).page), sizeOf(splitPage(page).page));

const fieldPlaces = ({ model }: ModuleMemory, isMeant: (field: Field) => boolean): readonly Place[] =>
  fieldsOf(model)
    .filter(isMeant)
    .map((field) => at(field.page, field.byte, bytesOf(field)));

/** Texts lie at the same names in every map. */
const TEXT_FIELDS: Readonly<Record<(typeof TEXTS)[number][0], string>> = {
  vendor: 'VendorName',
  partNumber: 'VendorPN',
  serialNumber: 'VendorSN',
  vendorRev: 'VendorRev',
  dateCode: 'DateCode',
};

const LAST_LOWER_DESCRIPTOR = 8;

/** The four bytes of an application descriptor. */
const descriptor = (app: number): Place =>
  app <= LAST_LOWER_DESCRIPTOR
    ? at('lower', 86 + 4 * (app - 1), 4)
    : at('01', 223 + 4 * (app - LAST_LOWER_DESCRIPTOR - 1), 4);

/** Where an application may start: of host lanes its descriptor says it, of media lanes page 01h. */
const startPlace = (app: number, side: string): Place =>
  side === 'media' ? at('01', 176 + app - 1) : at(descriptor(app).page, descriptor(app).byte + 3);

const named = ({ pages }: ModuleMemory, words: string): readonly PageName[] => {
  const listed = words.split(', ');
  return sortedPages(pages.keys()).filter((page) => listed.includes(pageWords(page)));
};

/** `byte 170`, `bytes 170 to 185`, as examine writes them. */
const rangeOn = (page: PageName, words: string): readonly Place[] => {
  const [first, last = first] = (words.match(/\d+/g) ?? []).map(Number);
  return first === undefined || last === undefined ? [] : [at(page, first, last - first + 1)];
};

const POWER = new Set(['powerClass', 'maxPowerW']);
/** SFF-8636 makes the class of two fields, and has no key for either. */
const POWER_NAMES = new Set(['PowerClassLow', 'PowerClass8', 'PowerClassHigh', 'MaxPowerConsumption']);

const statePlaces = (memory: ModuleMemory, what: string): readonly Place[] => {
  const lane = Number(/lane (\d+)$/.exec(what)?.[1] ?? 0);
  // two lanes share a byte
  if (lane > 0) return [at('11', 128 + Math.floor((lane - 1) / 2))];
  return fieldPlaces(memory, ({ key }) => key === 'moduleState');
};

const candidates = ({ code, args }: Diagnostic, memory: ModuleMemory): readonly Place[] => {
  const app = Number(args.app);
  const side = String(args.side);
  const pages = named(memory, String(args.page ?? args.pages ?? ''));
  switch (code) {
    case 'LW8003':
      return pages.flatMap((page) => rangeOn(page, String(args.bytes)));
    case 'LW8004':
      return checksumsOf(memory)
        .filter(({ page, from }) => pageWords(page) === args.page && from === args.from)
        .map((sum) => at(sum.page, sum.at));
    case 'LW8006':
      return [at('lower', 0), at('00', 128)];
    case 'LW8007':
    case 'LW8024':
      return pages.map(whole);
    case 'LW8008':
    case 'LW8022':
      return [startPlace(app, side)];
    case 'LW8009':
    case 'LW8010':
    case 'LW8014':
    case 'LW8018':
      return [descriptor(app)];
    case 'LW8011':
      return String(args.apps)
        .split(', ')
        .map((one) => descriptor(Number(one)));
    case 'LW8012':
    case 'LW8015':
      return fieldPlaces(memory, ({ key, name }) => POWER.has(key ?? '') || POWER_NAMES.has(name));
    case 'LW8013':
      return statePlaces(memory, String(args.what));
    case 'LW8016':
      return fieldPlaces(memory, ({ key }) => {
        const [kind, reading = ''] = key?.split('.') ?? [];
        return kind === 'thresholds' && (READINGS[reading] ?? reading) === args.what;
      });
    case 'LW8017': {
      const text = TEXTS.find(([, what]) => what === args.what)?.[0];
      return text === undefined ? [] : fieldPlaces(memory, ({ name }) => name === TEXT_FIELDS[text]);
    }
    case 'LW8019':
      return [at('lower', 1)];
    case 'LW8021':
      return [at('lower', 86, 32)];
    case 'LW8023':
      return args.set === 'runs' ? [at('11', 206 + Number(args.lane) - 1)] : [at('10', 145 + Number(args.lane) - 1)];
    default:
      return [];
  }
};

/** Places that touch or overlap become one. */
const merged = (places: readonly Place[]): readonly Place[] => {
  const found: Place[] = [];
  for (const place of places.toSorted((x, y) => (x.page === y.page ? x.byte - y.byte : 0))) {
    const last = found.at(-1);
    if (last?.page === place.page && place.byte <= last.byte + last.length)
      found[found.length - 1] = at(last.page, last.byte, Math.max(last.length, place.byte + place.length - last.byte));
    else found.push(place);
  }
  return found;
};

/**
 * Where in a memory a finding about it lies. Empty where it has no bytes there: a page that is not in the dump, a dump that is damaged
 * before any page was known.
 */
export const placesOf = (finding: Diagnostic, memory: ModuleMemory): readonly Place[] =>
  merged(candidates(finding, memory).filter(({ page }) => memory.pages.has(page)));
