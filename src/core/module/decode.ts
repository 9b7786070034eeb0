import { readAdvertisement } from './applications.ts';
import { calibrate } from './calibration.ts';
import { HEX } from './codec.ts';
import { codeName } from './codes.ts';
import type { Field } from './field.ts';
import { type Identity, readIdentity } from './identity.ts';
import { type ModuleMemory, type Page, type PageName, splitPage } from './memory.ts';
import { type Nature, planFor, readPage, type Unread, type Values, valuePages } from './plan.ts';

/** A module as its memory says. */
export type Decoded = {
  readonly memoryModel: ModuleMemory['model'];
  readonly identity: Identity;
  /** By name; what is not known is not there. */
  readonly values: Values;
  /** Fields that a page of the dump should hold and that could not be read. */
  readonly unread: readonly Unread[];
  /** Pages that this module has by its own word, and the dump has not. */
  readonly missing: readonly PageName[];
  readonly memory: ModuleMemory;
};

/** Media interface technologies from here on are copper or tunable (CMIS 00h:212, SFF-8636 00h:147). */
const FIRST_COPPER = 10;

const has = (page: Page | undefined, at: number): boolean => page !== undefined && !page.unread?.has(at);

/** Does a page begin as page 00h does: the identifier, then a maker's name? Some modules echo that page for those they do not have. */
export const looksLikePage00 = ({ bytes }: Page, pages: ModuleMemory['pages']): boolean => {
  if (bytes[0] !== pages.get('lower')?.bytes[0]) return false;
  for (let i = 1; i <= 16; i++) if ((bytes[i] ?? 0) < 0x20 || (bytes[i] ?? 0) > 0x7e) return false;
  return true;
};

const natureOf = ({ model, pages }: ModuleMemory): Nature => {
  if (model === 'SFF-8472') {
    const a0 = pages.get('a0');
    return {
      copper: ((a0?.bytes[8] ?? 0) & 0x0c) !== 0,
      tunable: false,
      ddm: has(a0, 92) && ((a0?.bytes[92] ?? 0) & 0x40) !== 0,
      biasFactor: 1,
    };
  }
  const page00 = pages.get('00');
  if (model === 'SFF-8636')
    return { copper: (page00?.bytes[19] ?? 0) >> 4 >= FIRST_COPPER, ddm: true, tunable: false, biasFactor: 1 };
  const scaling = ((pages.get('01')?.bytes[32] ?? 0) >> 3) & 3;
  const tuning = pages.get('12');
  return {
    copper: (page00?.bytes[84] ?? 0) >= FIRST_COPPER,
    ddm: true,
    tunable:
      tuning !== undefined && ((pages.get('01')?.bytes[27] ?? 0) & 0x40) !== 0 && !looksLikePage00(tuning, pages),
    biasFactor: 1 << Math.min(scaling, 2),
  };
};

/** SFF-8636 page 00h byte 129 and lower page byte 107: power class, and the most it draws in W. */
const sff8636Power = (
  pages: ModuleMemory['pages'],
): readonly [powerClass: number, watts: number | undefined] | undefined => {
  const page = pages.get('00');
  if (!page || !has(page, 1)) return undefined;
  const byte = page.bytes[1] ?? 0;
  if (byte & 0x20) {
    const lower = pages.get('lower');
    return [8, has(lower, 107) ? (lower?.bytes[107] ?? 0) / 10 : undefined];
  }
  const powerClass = byte & 3 ? 4 + (byte & 3) : 1 + (byte >> 6);
  return [powerClass, [1.5, 2, 2.5, 3.5, 4, 4.5, 5][powerClass - 1]];
};

/** Nominal signalling rate in MBd: a byte of 100 MBd, or of 250 MBd elsewhere where that says FFh. */
const signalingRate = (page: Page | undefined, at: number, extendedAt: number): number | undefined => {
  if (!page || !has(page, at)) return undefined;
  const byte = page.bytes[at] ?? 0;
  if (byte !== 0xff) return byte * 100;
  return has(page, extendedAt) ? (page.bytes[extendedAt] ?? 0) * 250 : undefined;
};

const named = (values: Values, key: string, table: string, nameKey: string): void => {
  const code = values[key];
  if (typeof code === 'string') values[nameKey] = codeName(table, Number.parseInt(code, 16)) ?? null;
};

const addCmis = (memory: ModuleMemory, values: Values): void => {
  const connector = values.connector;
  if (typeof connector === 'number') {
    values.connector = HEX[connector];
    values.connectorName = codeName('connector', connector) ?? null;
  }
  const { applications, descriptorsAfterEnd } = readAdvertisement(memory);
  values.applications = applications;
  values.descriptorsAfterEnd = descriptorsAfterEnd;
};

const addSff8636 = ({ pages }: ModuleMemory, values: Values): void => {
  const power = sff8636Power(pages);
  if (power) {
    values.powerClass = power[0];
    if (power[1] !== undefined) values.maxPowerW = power[1];
  }
  const rate = signalingRate(pages.get('00'), 12, 94);
  if (rate !== undefined) values.signalingRateMBd = rate;
  named(values, 'connector', 'connector', 'connectorName');
  named(values, 'extSpecCompliance', 'extended-compliance', 'extSpecComplianceName');
};

const addSff8472 = ({ pages }: ModuleMemory, values: Values): void => {
  const rate = signalingRate(pages.get('a0'), 12, 66);
  if (rate !== undefined) values.signalingRateMBd = rate;
  named(values, 'connector', 'connector', 'connectorName');
  named(values, 'extSpecCompliance', 'extended-compliance', 'extSpecComplianceName');
  if (values.externalCalibration === true) calibrate(pages.get('a2'), values);
};

/** The banked pages of banks above 0, by bank. */
const readBanks = (
  { model, pages }: ModuleMemory,
  nature: Nature,
  onUnread: (one: Unread) => void,
): Values | undefined => {
  let banks: Values | undefined;
  for (const [name, bytes] of pages) {
    const { page, bank } = splitPage(name);
    if (bank === 0 || !valuePages(model).includes(page)) continue;
    const plan = planFor(model, (one) => one === page, nature);
    banks ??= {};
    const values = (banks[bank] as Values | undefined) ?? {};
    banks[bank] = values;
    for (const one of plan.pages)
      readPage(one, bytes, nature.biasFactor, values, (field) => onUnread({ page: name, field }));
  }
  return banks;
};

const NONE: readonly Unread[] = [];

/**
 * Reads a memory by the map of its model: every value of the table that its pages hold. What they do not hold is not there.
 * Banks above 0 are in `banks`, by number.
 */
export const decode = (memory: ModuleMemory): Decoded => {
  const { model, pages } = memory;
  const nature = natureOf(memory);
  const plan = planFor(model, (page) => pages.has(page), nature);
  const values: Values = { ...plan.blank };
  let unread: Unread[] | undefined;
  for (const one of plan.pages) {
    const page = pages.get(one.page);
    if (page)
      readPage(one, page, nature.biasFactor, values, (field: Field) => {
        unread ??= [];
        unread.push({ page: one.page, field });
      });
  }
  if (pages.size > plan.pages.length) {
    const banks = readBanks(memory, nature, (one) => {
      unread ??= [];
      unread.push(one);
    });
    if (banks) values.banks = banks;
  }
  if (model === 'CMIS') addCmis(memory, values);
  else if (model === 'SFF-8636') addSff8636(memory, values);
  else addSff8472(memory, values);
  return {
    memoryModel: model,
    identity: readIdentity(memory),
    values,
    unread: unread ?? NONE,
    missing: plan.missing,
    memory,
  };
};
