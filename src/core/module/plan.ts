import { type FieldReader, type FieldValue, readerOf } from './codec.ts';
import { bitsOf, bytesOf, type Field, type FieldShow, fieldsOf } from './field.ts';
import { firstByteOf, type MemoryModel, type Page, type PageName } from './memory.ts';

/** What of a module decides which of its fields mean anything. */
export type Nature = {
  /** Is it a copper cable? */
  readonly copper: boolean;
  /** Can its laser be tuned, and is page 12h its own (CMIS 01h:155)? */
  readonly tunable: boolean;
  /** Does it monitor itself (SFF-8472 byte 92)? */
  readonly ddm: boolean;
  /** 1, 2 or 4 (CMIS 01h:160). */
  readonly biasFactor: number;
};

/** A field that goes into an object of the values under a key. */
type Step = {
  readonly key: string;
  readonly read: FieldReader;
  readonly show: FieldShow | undefined;
  readonly from: number;
  readonly to: number;
  /** Shown only where one of these bits of its byte is set: nothing is read where none is. 0: looked at as a value. */
  readonly mask: number;
  readonly field: Field;
};

/** The fields of one page that go into one object of the values; '' is the values themselves. */
type Group = { readonly name: string; readonly steps: readonly Step[]; readonly blank: Values };

/** What to read of a page. */
type PagePlan = { readonly page: PageName; readonly groups: readonly Group[] };

/**
 * What to read of a memory that has certain pages, of a module of a certain nature. Objects are cloned from blanks that have every key
 * in its place: adding keys one by one takes most of the time that decoding takes.
 */
export type Plan = {
  readonly pages: readonly PagePlan[];
  readonly missing: readonly PageName[];
  readonly blank: Values;
};

/** Groups that are there even where nothing is set, so that an empty one says: read, and none. */
const ALWAYS = new Set(['flags', 'moduleFlags']);

/** Values three deep stand in a group of two names; frequencies have a dot of their own (`attenuationDb.12.9GHz`). */
const placeOf = (key: string): { readonly group: string; readonly key: string } => {
  const [first = '', second = '', ...rest] = key.split('.');
  if (second === '') return { group: '', key };
  if (rest.length === 0 || /^\d/.test(second)) return { group: first, key: [second, ...rest].join('.') };
  return { group: `${first}.${second}`, key: rest.join('.') };
};

const isShown = (show: FieldShow | undefined, { copper, ddm, tunable }: Nature): boolean => {
  if (show === 'copper') return copper;
  if (show === 'light') return !copper;
  if (show === 'ddm') return ddm;
  if (show === 'tunable') return tunable;
  return true;
};

const stepOf = (field: Field, key: string): Step => {
  const from = field.byte - firstByteOf(field.page);
  const { low, width } = bitsOf(field);
  const single = field.show === 'set' && field.count === undefined && (field.as === 'bit' || field.as === 'lanes');
  return {
    key,
    read: readerOf(field),
    show: field.show,
    from,
    to: from + bytesOf(field),
    mask: single ? ((1 << width) - 1) << low : 0,
    field,
  };
};

/**
 * An object with these keys and no values, made to be cloned. It comes out of JSON, since engines keep objects that grew key by key as
 * hash tables, which are slow to clone; and each key has held values of every kind, so that a slot takes any without a new layout.
 */
const blankWith = (keys: readonly string[]): Values => {
  const blank: Values = JSON.parse(JSON.stringify(Object.fromEntries(keys.map((key) => [key, null]))));
  for (const value of [1, 0.5, '', true, [], {}, null, undefined])
    for (const key of keys) blank[key] = value as FieldValue | undefined;
  return blank;
};

const blankOf = (steps: readonly Step[]): Values =>
  blankWith(steps.flatMap(({ show, key }) => (show === 'set' ? [] : [key])));

const pagePlan = (model: MemoryModel, page: PageName, nature: Nature): PagePlan => {
  const groups = new Map<string, Step[]>();
  for (const field of fieldsOf(model)) {
    if (field.key === undefined || field.page !== page || !isShown(field.show, nature)) continue;
    const { group, key } = placeOf(field.key);
    const steps = groups.get(group);
    if (steps) steps.push(stepOf(field, key));
    else groups.set(group, [stepOf(field, key)]);
  }
  return { page, groups: [...groups].map(([name, steps]) => ({ name, steps, blank: blankOf(steps) })) };
};

/** The pages that the values of a model are read from, in the order of the map. */
const PAGES = new Map<MemoryModel, readonly PageName[]>();

/** The pages that hold values, of bank 0. */
export const valuePages = (model: MemoryModel): readonly PageName[] => {
  let pages = PAGES.get(model);
  if (!pages) {
    pages = [...new Set(fieldsOf(model).flatMap(({ key, page }) => (key === undefined ? [] : [page])))];
    PAGES.set(model, pages);
  }
  return pages;
};

/** Values that are worked out of others, behind the table. */
const ADDED: Readonly<Record<MemoryModel, readonly string[]>> = {
  CMIS: ['connectorName', 'applications', 'descriptorsAfterEnd'],
  'SFF-8636': ['powerClass', 'maxPowerW', 'signalingRateMBd', 'connectorName', 'extSpecComplianceName'],
  'SFF-8472': ['signalingRateMBd', 'connectorName', 'extSpecComplianceName'],
};

const makePlan = (model: MemoryModel, present: readonly PageName[], nature: Nature): Plan => {
  const pages = present.map((page) => pagePlan(model, page, nature));
  const keys = pages.flatMap(({ groups }) =>
    groups.flatMap(({ name, blank: own }) => (name === '' ? Object.keys(own) : [name.split('.')[0] ?? name])),
  );
  const blank = blankWith([...new Set([...keys, ...ADDED[model]])]);
  return { pages, missing: valuePages(model).filter((page) => !present.includes(page)), blank };
};

const PLANS: Readonly<Record<MemoryModel, Map<number, Plan>>> = {
  CMIS: new Map(),
  'SFF-8636': new Map(),
  'SFF-8472': new Map(),
};

/** The plan for the pages of a memory that hold values; made when first asked for, and one of few. */
export const planFor = (model: MemoryModel, has: (page: PageName) => boolean, nature: Nature): Plan => {
  const pages = valuePages(model);
  let key = (nature.copper ? 1 : 0) | (nature.ddm ? 2 : 0) | (nature.tunable ? 4 : 0);
  for (let i = 0; i < pages.length; i++) if (has(pages[i] ?? '')) key |= 8 << i;
  let plan = PLANS[model].get(key);
  if (!plan) {
    plan = makePlan(model, pages.filter(has), nature);
    PLANS[model].set(key, plan);
  }
  return plan;
};

export type Values = { [key: string]: FieldValue | object | undefined };

const isSet = (value: FieldValue): boolean =>
  value === true || (Array.isArray(value) ? value.length > 0 : typeof value === 'number' && value !== 0);

const isUnread = ({ from, to }: Step, unread: ReadonlySet<number>): boolean => {
  for (let i = from; i < to; i++) if (unread.has(i)) return true;
  return false;
};

/** Fields of a page that could not be read. */
export type Unread = { readonly page: PageName; readonly field: Field };

/** Reads the fields of a group; those with a byte that could not be read are left out and told. */
const readGroup = (
  { name, steps, blank }: Group,
  { bytes, unread }: Page,
  biasFactor: number,
  into: Values,
  onUnread: (field: Field) => void,
): Values => {
  const values = name === '' ? into : { ...blank };
  for (const step of steps) {
    if (unread !== undefined && isUnread(step, unread)) {
      onUnread(step.field);
      delete values[step.key];
      continue;
    }
    if (step.mask !== 0 && ((bytes[step.from] ?? 0) & step.mask) === 0) continue;
    const value = step.read(bytes, biasFactor);
    if (step.show === 'set' && step.mask === 0 && !isSet(value)) continue;
    values[step.key] = value;
  }
  return values;
};

/** Reads one page into values that have its keys. */
export const readPage = (
  { groups }: PagePlan,
  page: Page,
  biasFactor: number,
  values: Values,
  onUnread: (field: Field) => void,
): void => {
  for (const group of groups) {
    const { name } = group;
    const read = readGroup(group, page, biasFactor, values, onUnread);
    if (name === '') continue;
    const dot = name.indexOf('.');
    if (dot < 0) {
      if (page.unread === undefined || ALWAYS.has(name) || Object.keys(read).length > 0) values[name] = read;
      continue;
    }
    const outer = name.slice(0, dot);
    values[outer] ??= {};
    (values[outer] as Values)[name.slice(dot + 1)] = read;
  }
};
