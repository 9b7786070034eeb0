import type { PageName } from '../memory.ts';

/**
 * A module as its host reaches it over I2C: the two-wire interface of CMIS and SFF-8636, with the page and bank selected for the
 * caller. Time passes only while the host waits.
 */
export type ModuleAccess = {
  /**
   * Reads bytes of a page. What lies beyond the page's end is cut off.
   * @param bank of a banked page (CMIS: eight lanes a bank); 0 for all others
   * @param byte as the standard counts: 0 to 127 on the lower page, 128 to 255 on upper pages
   * @returns undefined where the module did not acknowledge
   */
  readonly read: (bank: number, page: PageName, byte: number, length: number) => Uint8Array | undefined;
  /** Writes bytes of a page. @returns false where the module did not acknowledge */
  readonly write: (bank: number, page: PageName, byte: number, bytes: Uint8Array) => boolean;
  /** Lets time pass, in ms. */
  readonly wait: (ms: number) => void;
};
