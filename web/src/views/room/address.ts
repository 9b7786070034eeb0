import type { FaultKind, Part } from '../../../../src/core/asbuilt/index.ts';
import { FAULTS, SAID, type Said } from './words.ts';

/*
 * The addresses of the room check, name=value pairs in one segment. Of files that were dropped an address cannot tell; of a
 * rehearsal it tells everything:
 *
 *   /room/rehearse=8&faults=swap:1,names:1&rail=3&only=missing&finding=2
 */

export const TABS = ['findings', 'work', 'links', 'unknown'] as const;
export type Tab = (typeof TABS)[number];

/** A made-up room: a whole number makes it, and how often each fault is in it. */
export type Rehearsal = { readonly seed: number; readonly faults: Readonly<Partial<Record<FaultKind, number>>> };

/** What is looked at: a finding by its number, a link or a device by its key. */
export type Picked = { readonly kind: 'finding' | 'link' | 'device'; readonly key: string };

export type RoomAddress = {
  readonly rehearsal: Rehearsal | undefined;
  readonly part: Part;
  /** empty: all of them */
  readonly only: readonly Said[];
  readonly tab: Tab;
  readonly picked: Picked | undefined;
};

const whole = (text: string | null): number | undefined =>
  text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;

const faultsOf = (text: string): Rehearsal['faults'] => {
  const faults: Partial<Record<FaultKind, number>> = {};
  for (const one of text.split(',')) {
    const [name = '', count = '1'] = one.split(':');
    const kind = FAULTS.find((fault) => fault === name);
    const times = whole(count);
    if (kind && times) faults[kind] = times;
  }
  return faults;
};

const KINDS = ['finding', 'link', 'device'] as const;

export const readAddress = (location: string): RoomAddress => {
  const given = new URLSearchParams(location.split('/')[2] ?? '');
  const text = (name: string): string | undefined => given.get(name) || undefined;
  const seed = whole(given.get('rehearse'));
  const kind = KINDS.find((one) => given.has(one));
  return {
    rehearsal: seed === undefined ? undefined : { seed, faults: faultsOf(given.get('faults') ?? '') },
    part: { rack: text('rack'), unit: text('unit'), rail: whole(given.get('rail')), device: text('on') },
    only: (given.get('only') ?? '').split(',').flatMap((word) => SAID.find((said) => said === word) ?? []),
    tab: TABS.find((tab) => tab === given.get('tab')) ?? 'findings',
    picked: kind && { kind, key: given.get(kind) ?? '' },
  };
};

export const writeAddress = ({ rehearsal, part, only, tab, picked }: RoomAddress): string => {
  const faults = Object.entries(rehearsal?.faults ?? {}).map(([kind, count]) => `${kind}:${count}`);
  const pairs: readonly (readonly [string, string | number | undefined])[] = [
    ['rehearse', rehearsal?.seed],
    ['faults', faults.join(',')],
    ['rack', part.rack],
    ['unit', part.unit],
    ['rail', part.rail],
    ['on', part.device],
    ['only', only.join(',')],
    ['tab', tab === 'findings' ? undefined : tab],
    [picked?.kind ?? '', picked?.key],
  ];
  const told = pairs.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]]));
  return told.length === 0 ? '/room' : `/room/${new URLSearchParams(told)}`;
};
