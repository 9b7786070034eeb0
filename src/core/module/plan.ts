import { type FieldReader, type FieldValue, readerOf } from './codec.ts';
import { bytesOf, type Field, type FieldShow, fieldsOf } from './field.ts';
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

type Step = {
  readonly key: string;
  readonly read: FieldReader;
  readonly show: FieldShow | undefined;
  readonly from: number;
  readonly to: number;
  readonly field: Field;
};

/** The fields of one page that go into one object of the values. */
type Group = { readonly name: string; readonly steps: readonly Step[] };

/** What to read of a page, in the order of the map. */
export type PagePlan = { readonly page: PageName; readonly groups: readonly Group[] };

/** Groups that are there even where nothing is set, so that an empty one says: read, and none. */
const ALWAYS = new Set(['flags', 'moduleFlags']);

/** Values three deep stand in a group of two names; frequencies have a dot of their own (`attenuationDb.12.9GHz`). */
const placeOf = (key: string): { readonly group: string; readonly key: string } => {
  const [first = '', second = '', ...rest] = key.split('.');
  if (second === '') return { group: '', key };
  if (rest.length === 0 || /^\d/.test(second)) return { group: first, key: [second, ...rest].join('.') };
  return { group: `${first}.${second}`, key: rest.join('.') };
};

const planOf = (model: MemoryModel): readonly PagePlan[] => {
  const pages = new Map<PageName, Map<string, Step[]>>();
  for (const field of fieldsOf(model)) {
    if (field.key === undefined) continue;
    const { group: name, key } = placeOf(field.key);
    const from = field.byte - firstByteOf(field.page);
    const step = { key, read: readerOf(field), show: field.show, from, to: from + bytesOf(field), field };
    const groups = pages.get(field.page) ?? new Map<string, Step[]>();
    pages.set(field.page, groups);
    const steps = groups.get(name);
    if (steps) steps.push(step);
    else groups.set(name, [step]);
  }
  return [...pages].map(([page, groups]) => ({
    page,
    groups: [...groups].map(([name, steps]) => ({ name, steps })),
  }));
};

const PLANS = new Map<MemoryModel, readonly PagePlan[]>();

/** What to read of each page of a model, worked out when first asked for. */
export const plansOf = (model: MemoryModel): readonly PagePlan[] => {
  const known = PLANS.get(model);
  if (known) return known;
  const plan = planOf(model);
  PLANS.set(model, plan);
  return plan;
};

export type Values = { [key: string]: FieldValue | object | undefined };

const isSet = (value: FieldValue): boolean =>
  value === true || (Array.isArray(value) ? value.length > 0 : typeof value === 'number' && value !== 0);

const isShown = (show: FieldShow, value: FieldValue, { copper, ddm, tunable }: Nature): boolean => {
  switch (show) {
    case 'set':
      return isSet(value);
    case 'copper':
      return copper;
    case 'light':
      return !copper;
    case 'ddm':
      return ddm;
    case 'tunable':
      return tunable;
    case 'hex':
      return true;
  }
};

const isUnread = ({ from, to }: Step, unread: ReadonlySet<number>): boolean => {
  for (let i = from; i < to; i++) if (unread.has(i)) return true;
  return false;
};

/** Fields of a page that could not be read. */
export type Unread = { readonly page: PageName; readonly field: Field };

/** Reads one page into the values; fields with a byte that could not be read are left out and told. */
export const readPage = (
  { groups }: PagePlan,
  { bytes, unread }: Page,
  nature: Nature,
  values: Values,
  onUnread: (field: Field) => void,
): void => {
  for (const { name, steps } of groups) {
    const into: Values = name === '' ? values : {};
    let filled = name === '' || ALWAYS.has(name);
    for (const step of steps) {
      if (unread !== undefined && isUnread(step, unread)) {
        onUnread(step.field);
        continue;
      }
      const value = step.read(bytes, nature.biasFactor);
      if (step.show !== undefined && !isShown(step.show, value, nature)) continue;
      into[step.key] = value;
      filled = true;
    }
    if (name === '' || !filled) continue;
    const [outer = name, inner] = name.split('.');
    if (inner === undefined) values[name] = into;
    else {
      values[outer] ??= {};
      (values[outer] as Values)[inner] = into;
    }
  }
};
