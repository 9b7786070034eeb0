import type { LinkRow } from '../../../../src/core/link/batch/row.ts';

/*
 * The addresses of the link inspector. All it shows is in the address, so that going back undoes a change and a link to a
 * link can be sent:
 *
 *   /link                     the list alone
 *   /link/KEY                 a class of links of the open fabric, as it was designed
 *   /link/KEY/ROW             the same with something changed: ROW is the whole question as it then is
 *   /link/KEY/-/LINK          one link of the class, on its own ports; /link/KEY/ROW/LINK the same with something changed
 *   /link/free/ROW            any two ports, without a fabric
 *
 * KEY is the key of the class, LINK that of a link, ROW a link question as docs/link-batch.md describes a row, without its id: both percent-encoded.
 * The worker reads the row (and says what is wrong with it), so a hand-made address does no harm.
 */

/** Which link is looked at; a row is what the address says, unread. */
export type LinkAddress =
  | { readonly kind: 'none' }
  | { readonly kind: 'class'; readonly key: string; readonly link: string | undefined; readonly row: unknown }
  | { readonly kind: 'free'; readonly row: unknown }
  | { readonly kind: 'unreadable' };

/** No key of a class is this: they all have a slash. */
const FREE = 'free';

/** A row in an address. Routers decode once on their own, so no percent sign may be left in it: only texts of JSON can hold one. */
const encodeRow = (row: LinkRow): string => encodeURIComponent(JSON.stringify(row).replaceAll('%', '\\u0025'));

/** Any two ports with parts between them. */
export const freeLinkAddress = (row: LinkRow): string => `/link/${FREE}/${encodeRow(row)}`;

/** No row: what follows is the link. */
const AS_DESIGNED = '-';

/** A class of the fabric, as designed or with something changed; or one link of it. */
export const classAddress = (key: string, changed?: LinkRow, link?: string): string => {
  const row = changed ? encodeRow(changed) : link === undefined ? undefined : AS_DESIGNED;
  const parts = [key, link].map((part) => (part === undefined ? undefined : encodeURIComponent(part)));
  return ['/link', parts[0], row, parts[1]].filter((part) => part !== undefined).join('/');
};

/** Reads an address of the inspector; a location as the router has it, decoded once or not. */
export const readAddress = (location: string): LinkAddress => {
  const [key, row, link] = location.split('/').slice(2);
  if (!key) return { kind: 'none' };
  try {
    const asDesigned = row === undefined || row === '' || row === AS_DESIGNED;
    const read: unknown = asDesigned ? undefined : JSON.parse(decodeURIComponent(row));
    const name = decodeURIComponent(key);
    if (name !== FREE)
      return { kind: 'class', key: name, link: link ? decodeURIComponent(link) : undefined, row: read };
    return read === undefined ? { kind: 'none' } : { kind: 'free', row: read };
  } catch {
    return { kind: 'unreadable' };
  }
};
