import { BRINGUP_CODES } from './codes/bringup.ts';
import { CATALOG_CODES } from './codes/catalog.ts';
import { DESIGN_CODES } from './codes/design.ts';
import { LANGUAGE_CODES } from './codes/language.ts';
import { LINK_CODES } from './codes/link.ts';
import { MODULE_CODES } from './codes/module.ts';
import { OPTICS_CODES } from './codes/optics.ts';
import { ORDER_CODES } from './codes/order.ts';
import { OUTPUT_CODES } from './codes/output.ts';
import { ROOM_CODES } from './codes/room.ts';
import type { CodeEntry } from './entry.ts';

/** The one table of codes, by area in files of their own. A code is never reused for another meaning. */
export const CODES = {
  ...LANGUAGE_CODES,
  ...CATALOG_CODES,
  ...LINK_CODES,
  ...DESIGN_CODES,
  ...OUTPUT_CODES,
  ...OPTICS_CODES,
  ...ORDER_CODES,
  ...MODULE_CODES,
  ...BRINGUP_CODES,
  ...ROOM_CODES,
} as const satisfies Record<string, CodeEntry>;

/** A code of the table, `LW` and four digits. */
export type Code = keyof typeof CODES;
